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
        aeronautical aeronautics aircraft airborne aktsionernoe arms atomic automation automobile autonomous avia
        avionics
        branch broadcasting bureau cargo cartridge civil closed communication computational computing design diagnostic
        economic electricity engine experimental federal federalnoe federation firearms foreign forensic gosudarstvennoe
        gosudarstvenny helicopter helicopters info innovative inst institut instrument int integrated islamic joint
        konstruktorskoe kontsern korporatsiya kompaniya machinery microelectronic multi naval nauchno neft
        obedinennaya obshchestvo obschestvo opto optics optoelectronics otvetstvennostyu ogranichennoi people private
        professional proizvodstvennoe provincial reactor republic russkoe scientific seaport semi shipbuilding small
        southeast southwest northwest northeast spetsialnoe stock supercomputing supply tactical techno technologic
        telecom tsentr tsentralny turbine unmanned upravlyayushchaya urals vserossiyskiy voenno zavod
        army navy committee council bank fund court airport school hospital commission
        """,
    )
)

# Words that begin sentences, or tell times, ranks and roles.
STARTING_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        about according across added after again against all also although amid among another any april are around as
        august because been before begin behind being below besides between beyond both but ceo cfo chair chairman chief
        chipmaker conglomerate december despite developer director during each earlier either even every executive
        february few firm firms following former founder friday giant had has have he her here his how however i if
        including instead is it its january july june just last later latest like local maker many march may meanwhile
        minister monday more mr mrs ms much near nearly neither new next nor november now october officer official once
        one only other our over owner parent perhaps president producer professor recently rival same saturday secretary
        sen senator september several she should since so some startup still subsidiary such sunday supplier than that
        their then there these they this those though through thursday thus together today tuesday two under unlike
        until unit upon was we wednesday were what when where whereas whether which while who why will with within
        without would yesterday yet you your
        """,
    )
)
# Everyday words and first names that names begin with, and which alone do not point to a party.
ORDINARY_WORDS = STARTING_WORDS | frozenset(
    re.findall(
        r"\w+",
        """
        action application applied appliance complex detail details fellow fire link living master mode newton note
        plain
        post rapid report simple sing stem test tests time tool tools training trans view waste word words works world
        alliance allied amber apex ariston atlas aurora avenue banner beacon beauty bespoke blue bravo bright bronze
        canyon castle challenger champion charter christmas cloudy cobra comet compass condor contact continental copper
        coral crown crystal daily direct discovery double dragon dream emerald evergreen express falcon famous fast fine
        flying fortune free freedom fresh galaxy garden genesis giant grand great green harbor harmony hawk hero highway
        holy honest honor hunter imperial infinity island journey jupiter justice king kingdom legend liberty lion lotus
        lucky luminous magic magnetic major maple maritime master matrix mega memory meteor mighty modern moon mountain
        mutual noble oasis olympic omega optimal orange palace panther paradise path peace pearl people phoenix pilot
        pioneer pole premium prestige princess profit pro protection public queen quick rapid reach regal reliance
        republic revolution river rocket rose royal safe salute sapphire saturn scout senior shadow shell shield silver
        simple sirius smooth snow solar sonic spark special spectrum spirit spring square stable steppe sterling stone
        storm straight stream strong summit sun sunrise sunny superior supreme swift target temple thunder titan top
        total tower transparent treasure tree triumph true twin unique unity universal value vast vega velocity venture
        venus verified vertex vertical virtual viper vital vortex water west western whale white wild winter wonder
        yellow young zero zone military evening morning
        academician admiralty advantage alexander analog argon asian baltic bold bowel breeze broad calvin caprice
        certified class collective cornerstone crescent deep detail dynamic eagles east element emerging encyclopedia
        energiya enhance european experian fiberglass foremost forward frontier glasgow grace graphene grand guilin gulf
        gunpowder gyro hansen hermes hudson hyper iceberg imminent insight intercom intertek irkutsk kant kepler kerch
        khabarovsk komsomolsk kish laurel lemon leon livingston lode madison main maples mediterranean merchant mercury
        merlin middle mohammad monarch montana moore nile number onyx order orion otto panda papillon peaceful pinky
        planar plenary poly polymer powder prima prius proficient pulse raven relay robin sage sailing schmidt schneider
        scot scott sergei sergey sigma singleton sino sparta speedy sputnik stellar soyuz sukhoi synergy thrust
        thunderbolt tupolev ultimate ultra unicom veteran vladimir vladivostok volgograd wagner walker well wheeled wise
        yalta yangtze yildiz zain aksu yaroslavl saransk baikal kola neva islam shahid vympel vimpel zvezda elara suma
        nanda mai tian feng peng ling liang kuang pella pera mado kalia cobber orbita ariston megafon
        """,
    )
)
