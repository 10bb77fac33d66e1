"""Words in a name by which parties are told apart: legal forms, institutions, government bodies, businesses."""

import re


def _words(text: str, before: str = "") -> re.Pattern[str]:
    """A pattern of these words and phrases, as whole words, in whatever case."""
    phrases = (r"\s+".join(phrase.split("_")) for phrase in text.split())
    return re.compile(rf"\b{before}(?:{'|'.join(phrases)})\b", re.IGNORECASE)


FORMS = _words(
    r"""
    Co\.?,?\s*Ltd Company,?\s*Limited Co\.,?\s*Limited Ltda?\.? Limited LLCs? L\.L\.C\.? Incorporated Inc\.? GmbH
    JSC (?:Joint[-_]Stock|Limited_Liability|Private|Public|Stock)_Company OOO O\.O\.O\.? ZAO OAO PAO (?-i:N?AO) OJSC
    CJSC PJSC NPAO Ob?schestvo Obshchestvo Aktsionernoe FZ[EC]O? FZ-LLC FZ_LLC FZCO S\.?A\.?R\.?L\.? S\.A\.L\.?
    S\.A\.?(?=\s*(?:$|[,;])) A\.S\.(?=\s*(?:$|[,;])) B\.?V\.? N\.V\.? PLC LLP Pte\.? Pvt\.? Pty\.? Sdn\.?_Bhd\.?
    Bhd\.? (?-i:O[yY]|KG|OU|AD|CC|SL) S\.?r\.?l\.? SpA S\.p\.A\.? Sirketi Şirketi Tic\.? (?-i:A[SŞ]) Anonim
    (?:State_)?Unitary_Enterprise FGUP FSUE DMCC U?AB d\.o\.o\.? EOOD K\.K\.? Corporation Corp\.?
    (?:State)?_?Concern S\.L\.? SP\.?_Z\.?_O\.?_O\.?
    """,
    before=r"(?:(?:Public|Open|Closed|Private|Federal|State)\s+)*",
)
INSTITUTIONS = _words(
    r"""
    University Universities Universitesi Universitet Institut(?:e|es)? Academy Akademi\w* Laborator(?:y|ies|iya)
    College School Hospital (?:Federal_)?(?:State_)?(?:\w+_)?Institutions? Observatory Faculty Polytechnic\w*
    (?:Design|Experimental|Research)_Bureau (?:Construction|Konstruktorskoe)_Bureau
    Bureau_of_(?:Instrument|Machine)\w* OKB TsKB NII\w*
    (?:Scientific|All-Russian|Central)_(?:and_)?[\w-]*_?(?:Institute|Cent(?:er|re)|Establishment|Testing_Area)
    (?:Research|Science|Technical|Computing|Supercomputer|Innovation|Training|Test(?:ing)?)_(?:\w+_)?Cent(?:er|re)
    Research_(?:and|&)_Development_Cent(?:er|re) Cent(?:er|re)_(?:for|of) National_(?:\w+_)?Cent(?:er|re)
    Supercomputing (?:Nuclear|Simulation|Flight\w*|Measurement|Metrology)_Cent(?:er|re)
    (?:Nuclear_)?Research_Establishment Foundation Museum Orchestra Sanatorium Uchrezhdenie (?:Open)?Lab RAS
    Russian_Academy_of_Sciences
    """
)
GOVERNMENT = _words(
    r"""
    Ministry Department_of Government Bureau_of Public_Security Armed_Forces Army Navy Air_Force Coast_Guard Police
    Militia Guard(?:s|_Corps)? Republic_of Republic Directorate Committee Commission Council Administration Agency
    Authority Intelligence Federal_(?:\w+_)?Service Embassy Municipality Parliament Court Penitentiary Prison
    Main_Directorate Border_Guards? General_Staff Military_(?:Unit|Command) Brigade Regiment Battalion Khalifa
    Inspectorate State_Customs Customs Special_Forces Corps People['’]s_Republic
    Secret_Service KGB GRU FSB IRGC Prefecture Bureau_of_Public_Security
    """
)
BUSINESS = _words(
    r"""
    Company Co\.? Group Holdings? Trading Traders? Trade Enterprises? Technolog(?:y|ies) Tech Electronics?
    Electric(?:al)? Industr(?:y|ies|ial) Logistics Shipping Aviation Airlines? Airways Avia Aerospace Services?
    Systems? Solutions? Engineering Engineers Plant Factory Works Shipyard Shipbuilding Zavod Bank International
    Intl\.? Int['’]l Semiconductors? Micro[-]?electronics Components? Manufacturing Manufacturers? Production
    Products? Supply Suppliers? Import Export Impex Consult(?:ing|ancy|ants?) Construction Machinery Automation
    Instruments? Optics Optical Communications? Telecom\w* Software Networks? Equipment Devices? Materials? Metals?
    Steel Mills? Energy Oil Gas Petroleum Petrochemical Refinery Chemicals? Pharma\w* Medical Laboratories
    Agency_for_Trade Marine Maritime Cargo Freight Forwarders? Express Transport\w* Travel Investments? Capital
    Finance Insurance Brothers Bros\.? (?:and|&)_Sons? Partners Associates Association Agencies Ventures?
    Establishment Catering Link Electronica Alloys Field Airline Air Importers Exporters Contracting Contractors
    Makina Turizm Display Microsystems Store Stores Market Mart Parts Spares Motors? Auto\w* Aero Aircraft
    Helicopters? Corporation Complex Center Centre House Ticaret Sanayi Elektronik Cloud Global Photonics Robotics
    Computers? Computing Data Digital Circuits? Sensors? Laser Batter(?:y|ies) Power Resources Mining
    Fisher(?:y|ies) Foods? Textiles? Garments? Offices? Affiliates Sons Exchange Repair Ship_Repair Port Terminal
    Security Surveillance Analytics Missile Rocket Space Nuclear_Power Bureau Society Union
    """
)
