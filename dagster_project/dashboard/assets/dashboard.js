// What only the browser can do: the title, where a reader arrives, files that are too large, and downloads.
(function () {
  "use strict";
  var mostBytes = 10000000;
  var isFirst = true;

  function arrive() {
    var target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (target) {
      target.scrollIntoView();
    } else if (!isFirst) {
      target = document.getElementById("title");
    }
    if (target) {
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: Boolean(location.hash) });
    }
    isFirst = false;
  }

  function refuse(event, files) {
    var file = files && files[0];
    if (!file || file.size <= mostBytes) return;
    event.stopPropagation();
    event.preventDefault();
    var said = document.getElementById("said");
    if (said) said.textContent = file.name + ": it has more than 10,000,000 bytes; use entity-ledger screen";
  }

  document.addEventListener("change", function (event) {
    if (event.target.type === "file") refuse(event, event.target.files);
  }, true);
  document.addEventListener("drop", function (event) {
    if (event.target.closest && event.target.closest("#upload")) refuse(event, event.dataTransfer.files);
  }, true);

  // The picture of a group fills its frame; where that made its letters too small, the frame scrolls, from the head on.
  document.addEventListener("load", function (event) {
    var frame = event.target.closest && event.target.closest(".graph");
    if (!frame) return;
    event.target.style.width = Math.max(frame.clientWidth, 0.8 * event.target.naturalWidth) + "px";
    frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
  }, true);

  function take(kept, form, type) {
    return kept ? { content: kept[form], filename: "screening." + form, type: type } : window.dash_clientside.no_update;
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.ledger = {
    arrived: function (title) {
      document.title = title;
      requestAnimationFrame(function () { setTimeout(arrive, 0); });
      return title;
    },
    take_csv: function (clicks, kept) { return clicks ? take(kept, "csv", "text/csv") : window.dash_clientside.no_update; },
    take_html: function (clicks, kept) { return clicks ? take(kept, "html", "text/html") : window.dash_clientside.no_update; }
  };
})();
