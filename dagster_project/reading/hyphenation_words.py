"""Words of company names, addresses and rules, to tell a word broken at a line's end from a hyphenated one.

Origin: written by hand for this project from general knowledge of English business names, legal forms and export
rules; no list of parties was used, so that a rule is not read by what it should say.
"""

import re

COMPOUNDS = frozenset(
    re.findall(
        r"\S+",
        """
    anti-aircraft asia-pacific brick-and-mortar by-case case-by case-by-case co-operation co-operative
    counter-terrorism cross-border cut-off dual-use e-commerce end-use end-user end-users export-import five-year
    foreign-produced free-trade full-service hi-tech high-end high-performance high-speed high-tech high-technology
    import-export in-country in-house in-transit joint-stock know-how large-scale long-range long-term low-cost
    low-power machine-tool multi-function multi-purpose non-destructive non-ferrous non-profit north-east north-west
    off-shore on-line one-stop open-source part-time post-graduate pre-production pro-active real-time
    research-and-development research-production right-hand science-intensive scientific-industrial
    scientific-production scientific-research scientific-technical self-propelled semi-finished short-range
    short-term single-use small-scale solid-state south-east south-west state-of state-of-the state-of-the-art
    state-owned sub-district sub-lane sub-unit technology-driven test-bench third-party trade-mark two-phase
    ultra-high ultra-thin vice-president well-known x-ray year-end
        """,
    )
)
"""Words that have a hyphen of their own."""

WORDS = frozenset(
    re.findall(
        r"\S+",
        """
    abrasives academic academician academy accessories accounting acoustic acoustics acquisition additive address
    administration administrative advanced advertising aerodynamic aerodynamics aeronautic aeronautical aeronautics
    aerospace affiliate affiliated affiliates agency agricultural agriculture aircraft airline airlines airport
    alliance alloy alternate aluminium aluminum amplifier analysis analytical analytics antenna antennas apartment
    apparatus appliance appliances application applications applied architecture armament arsenal artificial asset
    assets associated associates association astronautics atomic authority automatic automatics automation
    automobile automotive autonomous avenue aviation avionics ballistic banking battery bearing bearings biochemical
    biochemistry biological biology biomedical biopharmaceutical biotech biotechnology boulevard branch brigade
    broadcasting brothers building buildings bureau business cable capital carbon cargo carrier catalyst cellular
    center central centre ceramic ceramics certification chamber chemical chemicals chemistry circuit circuits
    clearance climate cloud collection college combination combine combustion command commerce commercial commission
    commissioned committee commodity communication communications community compact company complex component
    components composite composites compound computation computational computer computers computing concern
    condensate conference conglomerate conservation consignee consolidated construction constructions consultancy
    consultant consultants consulting container control controlled controls converter cooperation cooperative
    coordination corporate corporation corporations courtyard creation creative credit cryptographic crystal customs
    cyber cybernetics data defence defense delivery denial department departments design designated designation
    designs destination detection developer developers development developments device devices diesel digital
    director directorate display distribution distributor distributors district division domestic drilling drone
    drones dynamics earth east eastern economic economy education educational effective efficiency electric
    electrical electricity electro electrochemical electromagnetic electromechanic electromechanical electronic
    electronics electrophysical electrotechnical elementary employment energetics energy engine engineer engineering
    engineers engines enterprise enterprises entertainment entity environment environmental equipment establishment
    evaluation excellence exception exchange execution exhibition expansion experiment experimental experiments
    exploration explosives export exporter exporters exports express extraction fabrication facilities facility
    factory federal federation fiber fibre filter finance financial fisheries flight floor fluid forces foreign
    forestry forging formation forwarders forwarding foundation foundry freight frequency fuel functional fund
    furniture general generation generator geological geology geophysical geophysics global government graduate
    graphite group guarantee guidance gyroscope harbor hardware headquarters health heavy height helicopter
    helicopters highway holding holdings horizon hospital hotel household housing human hydraulic hydraulics
    hydrocarbon hydrodynamics hydrogen hydrographic hydrometeorological imaging implementation import importer
    importers imports impulse incorporated independent individual industrial industries industry inertial
    information infrared infrastructure initiative innovation innovations innovative inspection inspur institute
    institutes institution institutional institutions instrument instrumentation instruments insulation insurance
    integrated integration integrator intelligence intelligent intermediate international internet invention
    inventory investment investments island issuance joint journal junction kinetics knowledge laboratories
    laboratory laminate language laser lasers launch leasing liability liaison license licensed licensing limited
    liquefied liquid logistic logistics machine machinery machines magnetic magnetics mainland maintenance
    management manager managing manufacture manufacturer manufacturers manufacturing marine maritime market
    marketing markets master material materials mathematical mathematics measurement measurements measuring mechanic
    mechanical mechanics mechanism medical medicine merchandise merchant metal metallic metallurgical metallurgy
    metals meteorological methods metrology microbiology microchip microcircuits microelectronic microelectronics
    micromechanics microprocessor microscope microsystem microsystems microwave mid military millimeter mineral
    minerals mining ministry missile missiles mission mobile mobility model modeling modern modification module
    molecular monitoring motion motor motors mountain multimedia municipal municipality nanotech nanotechnology
    national natural naval navigation necessary network networks neural neutron northern nuclear numerical
    observation observatory ocean oceanographic oceanography office official oilfield operation operational
    operations optic optical optics optimization optoelectronic optoelectronics organization organizations oriental
    outlet output overseas ownership package packaging park particle partner partners partnership parts passenger
    patent payment permanent personnel petrochemical petrochemicals petroleum pharmaceutical pharmaceuticals
    pharmacology philosophy photoelectric photographic photon photonics photovoltaic physical physics pipeline plant
    plants plastic plastics platform plaza pneumatic policy polymer polymers polysilicon polytechnic polytechnical
    population position power powerplant practice precision preparation presumption prevention printed printing
    private procedure process processing processor procurement product production productions products professional
    program programming project projects promotion propellant property propulsion prospect protection prototype
    province provincial public publication publishing purchase purchasing purpose quality quantum radar radars
    radiation radio radioelectronic radioelectronics radioengineering radiotechnical railway railways range reactor
    reactors realty recognition reconnaissance record recovery recycling reexport refined refinery reflect
    refrigeration region regional registration regulation regulations rehabilitation reliability remote renewable
    repair repairs reporting representative republic requirement requirements research researchers reserve
    residential resource resources restaurant retail revised revision revolution river robot robotic robotics rocket
    rockets rotary royal rubber safety sanitary satellite satellites school science sciences scientific sealing
    secondary secretariat section security seismic semi semiconductor semiconductors senior sensing sensor sensors
    separation service services settlement shanghai shenzhen shipbuilding shipment shipping shipyard shipyards
    signal silicon simulation singapore society software solar solution solutions southern space spacecraft special
    specialized specialties spectrum square standard standardization state station statistics steel storage
    strategic strategy street structural structure structures studies studio subdistrict submarine subordinate
    subsidiaries subsidiary substance successor supercomputer supercomputing superconductor supervision supplement
    supplier suppliers supplies supply support surface surveillance survey surveying surveys sustainable synthesis
    synthetic system systems tactical tanker technical technician technics technique techniques technological
    technologically technologies technology telecom telecommunication telecommunications telemetry telephone
    television temperature terminal territory terrorism test testing textile textiles theoretical therapy thermal
    thermodynamics titanium tool tools tourism tower town township toxicology tractor trade trader traders trading
    traffic training transaction transfer transformer transit transmission transport transportation transporter
    travel treatment trolleybus trust turbine turbines twelve ultrasonic underwater union unit united universal
    university unmanned upgrade uranium urban utilities utility vacuum vehicle vehicles velocity ventilation venture
    ventures vessel vessels veterinary village virtual visual voltage wafer warehouse warehouses water weapon
    weapons weather welding western wholesale wholesaler wind window winter wireless without workshop workshops
    world worldwide zone
        """,
    )
)
"""Words that are one word without a hyphen; two of them beside a hyphen are a compound."""
