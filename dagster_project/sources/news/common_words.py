"""Words of everyday English that listed names consist of, and which alone do not point to a party.

A name of such words only, as "New Technology" or "Cherry", is many things in a news text. Single
ones are not looked for; several count only with the capitals of the list.
"""

import re

COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a an and at by for from in into of off on or the to with academy address administration
        advance advanced aerospace affiliates agency air airline airlines alloys alpha american analytical arrow
        arsenal asia asset association authority aviation balloons base bear best bike bridge bureau business cable
        cambrian cars catering center central centre chemical cherry china chinese chip chips city clean cloud club
        coal college combine commercial communications company components computer concern concord construction
        control core corporation cosmos council creative cyber cyclone dart data dawn dawning defence defense delta
        department design development device diamond digital division dynamics eagle eastern electric electrical
        electronic electronics empire empyrean energy engineering engineers enterprise enterprises equipment era
        export factory farm field fifth first force forces foundation fourth friendship future gas general global
        glory gold golden government granite group gun head heavy high hill holding holdings honour hope horizon house
        import impulse incorporated industrial industries industry information infrastructure innovation innovations
        institute instruments insurance integral integration intelligence intelligent international investment iron
        jade jet judicial key lab laboratory law leasing light limited link logic logistics machine management
        manufacturing marine mars materials mechanics media medical metal micro microelectronics military ministry
        mirror modern moscow most motor motors national navigator networks new nexus ninth north northern nova nozzle
        nuclear ocean office oil online open optical orbit orient oriental origin pacific partners pegasus petroleum
        photon planet plant plants plasma plastic plaza plus police port ports positive power precision premier press
        pride prime process production progress project prometheus propulsion prosper proven pulsar pure pyramid
        quantum radiant radio railway rainbow raw red refinery region research resource resources rice rising ruby
        russian safety science sciences scientific sea second security semiconductor semiconductors sense service
        services seventh shanghai ship ships shipyard shop signal silk sixth sky smart social software solid solution
        solutions source south southern space speed sport standard star start state steel storage strategic success
        super support surface symphony system systems talent team tech technical technological technologies technology
        telecommunications tenth testing third tiger trade trading transit transport triangle trust turbo union united
        university uranium vector vessel vest victory video vision volga water waterjet wave way wheels win window
        wing wisdom wolf world zenith
        """,
    )
)
