"""Names of places, and the zones whose clocks they have.

An abbreviation means the clocks of its place, so that "EST" in July is what New York shows then.
"""

ABBREVIATIONS = {
    "utc": "UTC", "gmt": "UTC", "z": "UTC",
    "bst": "Europe/London", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin", "eet": "Europe/Helsinki", "eest": "Europe/Helsinki",
    "msk": "Europe/Moscow", "trt": "Europe/Istanbul", "ist": "Asia/Kolkata",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "aet": "Australia/Sydney",
    "awst": "Australia/Perth", "acst": "Australia/Adelaide", "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland", "nzt": "Pacific/Auckland",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "eastern": "America/New_York", "ct": "America/Chicago", "cst": "America/Chicago",
    "cdt": "America/Chicago", "central": "America/Chicago", "mt": "America/Denver",
    "mst": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "akst": "America/Anchorage", "akdt": "America/Anchorage",
    "hst": "Pacific/Honolulu", "ast": "America/Halifax", "nst": "America/St_Johns",
    "brt": "America/Sao_Paulo", "art": "America/Argentina/Buenos_Aires", "clt": "America/Santiago",
}  # fmt: skip
# Where a country has several zones, the one in which its capital or most of its people live.
CAPITALS = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CD": "Africa/Kinshasa", "CL": "America/Santiago",
    "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil",
    "ES": "Europe/Madrid", "FM": "Pacific/Pohnpei", "GL": "America/Nuuk", "ID": "Asia/Jakarta",
    "KI": "Pacific/Tarawa", "KZ": "Asia/Almaty", "MH": "Pacific/Majuro", "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby", "PS": "Asia/Gaza",
    "PT": "Europe/Lisbon", "RU": "Europe/Moscow", "UA": "Europe/Kyiv", "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}  # fmt: skip
# Parts of countries with several zones, each with the clocks that most of its people live by.
REGIONS = {
    "America/New_York": "connecticut, delaware, florida, maine, maryland, massachusetts, michigan, "
    "new hampshire, new jersey, north carolina, ohio, pennsylvania, rhode island, south carolina, "
    "vermont, virginia, west virginia, kentucky, indiana, east coast, us east coast",
    "America/Chicago": "alabama, arkansas, illinois, iowa, kansas, louisiana, minnesota, "
    "mississippi, missouri, nebraska, north dakota, oklahoma, south dakota, tennessee, texas, "
    "wisconsin",
    "America/Denver": "colorado, idaho, montana, new mexico, utah, wyoming",
    "America/Los_Angeles": "california, nevada, oregon, west coast, us west coast",
    "America/Phoenix": "arizona", "America/Anchorage": "alaska", "Pacific/Honolulu": "hawaii",
    "America/Toronto": "ontario, quebec", "America/Vancouver": "british columbia",
    "America/Edmonton": "alberta", "America/Winnipeg": "manitoba",
    "America/Regina": "saskatchewan", "America/St_Johns": "newfoundland",
    "America/Halifax": "nova scotia, new brunswick, prince edward island",
    "Europe/Berlin": "bavaria, bayern, saxony, sachsen, hesse, hessen, saarland, thuringen",
    "Australia/Sydney": "new south wales, nsw", "Australia/Brisbane": "queensland",
    "Australia/Perth": "western australia", "Australia/Adelaide": "south australia",
    "Australia/Hobart": "tasmania", "Australia/Darwin": "northern territory",
}  # fmt: skip
# Places that many people name and no list of zones has.
NICKNAMES = {
    "nyc": "America/New_York", "la": "America/Los_Angeles", "sf": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles",
    "las vegas": "America/Los_Angeles", "boston": "America/New_York", "miami": "America/New_York",
    "washington": "America/New_York", "houston": "America/Chicago", "dallas": "America/Chicago",
    "montreal": "America/Toronto", "ottawa": "America/Toronto", "rio": "America/Sao_Paulo",
    "rio de janeiro": "America/Sao_Paulo", "brasilia": "America/Sao_Paulo",
    "munich": "Europe/Berlin", "munchen": "Europe/Berlin", "hamburg": "Europe/Berlin",
    "cologne": "Europe/Berlin", "koln": "Europe/Berlin", "frankfurt": "Europe/Berlin",
    "barcelona": "Europe/Madrid", "lyon": "Europe/Paris", "marseille": "Europe/Paris",
    "geneva": "Europe/Zurich", "geneve": "Europe/Zurich", "genf": "Europe/Zurich",
    "ginebra": "Europe/Zurich", "greenwich mean time": "UTC",
    "peking": "Asia/Shanghai", "pekin": "Asia/Shanghai",
    "cdmx": "America/Mexico_City", "monterrey": "America/Monterrey", "porto": "Europe/Lisbon",
    "milan": "Europe/Rome", "manchester": "Europe/London",
    "edinburgh": "Europe/London", "beijing": "Asia/Shanghai",
    "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata", "osaka": "Asia/Tokyo", "busan": "Asia/Seoul",
    "melbourne": "Australia/Sydney", "canberra": "Australia/Sydney",
    "부산": "Asia/Seoul", "인천": "Asia/Seoul", "베이징": "Asia/Shanghai",
    "오사카": "Asia/Tokyo", "엘에이": "America/Los_Angeles",
    "quebecoise": "America/Toronto", "peninsular": "Europe/Madrid",
}  # fmt: skip
# Countries as people call them, beside their full names.
COUNTRIES = {
    "usa": "US", "us": "US", "america": "US", "the states": "US", "uk": "GB", "britain": "GB",
    "great britain": "GB", "holland": "NL", "korea": "KR", "south korea": "KR", "uae": "AE",
    "czech republic": "CZ", "turkey": "TR", "mexico": "MX",
    "england": "GB", "scotland": "GB", "wales": "GB", "한국": "KR", "호주": "AU",
}  # fmt: skip
# Names that several places have whose clocks differ, the best known first.
SHARED_NAMES = {
    "alexandria": ("Africa/Cairo", "America/New_York"),
    "birmingham": ("Europe/London", "America/Chicago"),
    "cambridge": ("Europe/London", "America/New_York"),
    "cartagena": ("America/Bogota", "Europe/Madrid"),
    "cordoba": ("Europe/Madrid", "America/Argentina/Cordoba", "America/Mexico_City"),
    "georgetown": ("America/Guyana", "Asia/Kuala_Lumpur", "America/New_York"),
    "georgia": ("Asia/Tbilisi", "America/New_York"),
    "granada": ("Europe/Madrid", "America/Managua"),
    "guadalajara": ("America/Mexico_City", "Europe/Madrid"),
    "hamilton": ("America/Toronto", "Pacific/Auckland", "Atlantic/Bermuda"),
    "hyderabad": ("Asia/Kolkata", "Asia/Karachi"),
    "kingston": ("America/Jamaica", "America/Toronto"),
    "leon": ("America/Mexico_City", "Europe/Madrid", "America/Managua"),
    "manchester": ("Europe/London", "America/New_York"),
    "merida": ("America/Merida", "Europe/Madrid", "America/Caracas"),
    "newcastle": ("Europe/London", "Australia/Sydney"),
    "portland": ("America/Los_Angeles", "America/New_York"),
    "san jose": ("America/Los_Angeles", "America/Costa_Rica"),
    "santiago": ("America/Santiago", "Europe/Madrid", "America/Santo_Domingo"),
    "springfield": ("America/Chicago", "America/New_York"),
    "st petersburg": ("Europe/Moscow", "America/New_York"),
    "st. petersburg": ("Europe/Moscow", "America/New_York"),
    "tripoli": ("Africa/Tripoli", "Asia/Beirut"),
    "valencia": ("Europe/Madrid", "America/Caracas"),
    "victoria": ("America/Vancouver", "Australia/Melbourne", "Indian/Mahe"),
    "washington": ("America/New_York", "America/Los_Angeles"),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
}  # fmt: skip
# Offsets with a part of an hour, in minutes, and a place that always has them.
PARTS_OF_HOURS = {
    -570: "Pacific/Marquesas", 210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata",
    345: "Asia/Kathmandu", 390: "Asia/Yangon", 525: "Australia/Eucla", 570: "Australia/Darwin",
}  # fmt: skip
# Which of a country's zones with the same clocks people know best.
WELL_KNOWN = frozenset({
    *ABBREVIATIONS.values(), *NICKNAMES.values(), "America/Winnipeg", "America/Manaus",
    "America/Edmonton", "America/Tijuana", "America/Cancun", "Asia/Vladivostok", "Asia/Novosibirsk",
})  # fmt: skip
# Capitals' zones that about nine in ten people of their countries live by: a time typed with the
# country means these.
COUNTRY_CLOCKS = frozenset({
    "America/Guayaquil", "America/Mexico_City", "America/Santiago", "Asia/Shanghai",
    "Asia/Ulaanbaatar", "Europe/Kyiv", "Europe/Madrid", "Pacific/Auckland",
})  # fmt: skip
DEMONYMS = {
    "british": "GB", "english": "GB", "german": "DE", "french": "FR", "spanish": "ES",
    "italian": "IT", "dutch": "NL", "polish": "PL", "swedish": "SE", "turkish": "TR",
    "japanese": "JP", "korean": "KR", "chinese": "CN", "indian": "IN", "brazilian": "BR",
    "mexican": "MX", "argentine": "AR", "deutscher": "DE", "deutsche": "DE", "englischer": "GB",
    "britischer": "GB", "franzosischer": "FR", "spanischer": "ES", "osterreichischer": "AT",
    "schweizer": "CH", "japanischer": "JP", "francaise": "FR", "allemande": "DE",
    "anglaise": "GB", "espagnole": "ES", "belge": "BE", "suisse": "CH", "american": "US",
    "japonaise": "JP", "espanola": "ES", "alemana": "DE", "francesa": "FR",
    "inglesa": "GB", "mexicana": "MX", "chilena": "CL", "colombiana": "CO", "peruana": "PE",
    "australian": "AU", "canadian": "CA", "indonesian": "ID", "russian": "RU",
    "japonesa": "JP", "venezolana": "VE", "uruguaya": "UY",
}  # fmt: skip
