/**
 * Cities that students write about, by country, separated by `|`: the display name, then other spellings after `/`.
 * Used only to understand texts; a place that is not listed is kept as the student wrote it. Names that are everyday
 * words (Nice, Reading, Bath) are left out. Never used to guess a time zone.
 */
const listed: Readonly<Record<string, string>> = {
  TW: '台北/Taipei|新竹/Hsinchu|台中/Taichung|台南/Tainan|高雄/Kaohsiung',
  JP: [
    '东京/Tokyo|京都/Kyoto|大阪/Osaka|名古屋/Nagoya|仙台/Sendai|札幌/Sapporo|福冈/Fukuoka|神户/Kobe',
    '横滨/Yokohama|筑波/Tsukuba|广岛/Hiroshima',
  ].join('|'),
  KR: '首尔/Seoul|釜山/Busan|大田/Daejeon|大邱/Daegu|仁川/Incheon',
  MY: '吉隆坡/Kuala Lumpur|槟城/Penang',
  TH: '曼谷/Bangkok|清迈/Chiang Mai',
  VN: '河内/Hanoi|胡志明市/Ho Chi Minh City',
  ID: '雅加达/Jakarta|万隆/Bandung|巴厘岛/巴厘/Bali',
  PH: '马尼拉/Manila',
  KH: '金边/Phnom Penh',
  IN: '新德里/New Delhi/Delhi|孟买/Mumbai|班加罗尔/Bangalore',
  PK: '伊斯兰堡/Islamabad|拉合尔/Lahore',
  NP: '加德满都/Kathmandu',
  MN: '乌兰巴托/Ulaanbaatar',
  KZ: '阿拉木图/Almaty|阿斯塔纳/Astana',
  KG: '比什凯克/Bishkek',
  TJ: '杜尚别/Dushanbe',
  UZ: '塔什干/Tashkent|撒马尔罕/Samarkand',
  IL: '特拉维夫/Tel Aviv|耶路撒冷/Jerusalem|海法/Haifa',
  AE: '迪拜/Dubai|阿布扎比/Abu Dhabi',
  QA: '多哈/Doha',
  TR: '伊斯坦布尔/Istanbul|安卡拉/Ankara',
  GB: [
    '伦敦/London|剑桥/Cambridge|牛津/Oxford|爱丁堡/Edinburgh|曼彻斯特/Manchester|格拉斯哥/Glasgow',
    '伯明翰/Birmingham|利兹/Leeds|谢菲尔德/Sheffield|布里斯托/布里斯托尔/Bristol|诺丁汉/Nottingham',
    '利物浦/Liverpool|南安普顿/Southampton|杜伦/Durham|卡迪夫/Cardiff',
  ].join('|'),
  IE: '都柏林/Dublin',
  FR: [
    '巴黎/Paris|里昂/Lyon|马赛/Marseille|图卢兹/Toulouse|斯特拉斯堡/Strasbourg|格勒诺布尔/Grenoble',
    '波尔多/Bordeaux|里尔/Lille|南特/Nantes|蒙彼利埃/Montpellier',
  ].join('|'),
  DE: [
    '柏林/Berlin|慕尼黑/Munich/München|汉堡/Hamburg|法兰克福/Frankfurt|科隆/Köln/Cologne|波恩/Bonn',
    '海德堡/Heidelberg|亚琛/Aachen|斯图加特/Stuttgart|德累斯顿/Dresden|莱比锡/Leipzig',
    '卡尔斯鲁厄/Karlsruhe|弗赖堡/Freiburg|哥廷根/Göttingen|图宾根/Tübingen|杜塞尔多夫/Düsseldorf',
    '汉诺威/Hannover|达姆施塔特/Darmstadt',
  ].join('|'),
  NL: [
    '阿姆斯特丹/Amsterdam|代尔夫特/Delft|鹿特丹/Rotterdam|莱顿/Leiden|乌特勒支/Utrecht',
    '海牙/The Hague/Den Haag|格罗宁根/Groningen|埃因霍温/Eindhoven|瓦格宁根/Wageningen',
  ].join('|'),
  BE: '布鲁塞尔/Brussels|鲁汶/Leuven|根特/Ghent|安特卫普/Antwerp',
  CH: '苏黎世/Zurich/Zürich|日内瓦/Geneva/Genève|洛桑/Lausanne|巴塞尔/Basel|伯尔尼/Bern',
  AT: '维也纳/Vienna/Wien|格拉茨/Graz|萨尔茨堡/Salzburg|因斯布鲁克/Innsbruck',
  IT: [
    '罗马/Rome/Roma|米兰/Milan/Milano|都灵/Turin/Torino|博洛尼亚/Bologna',
    '佛罗伦萨/Florence/Firenze|威尼斯/Venice/Venezia|帕多瓦/Padua/Padova|那不勒斯/Naples/Napoli',
    '比萨/Pisa',
  ].join('|'),
  ES: [
    '马德里/Madrid|巴塞罗那/Barcelona|瓦伦西亚/Valencia|塞维利亚/Seville/Sevilla|萨拉曼卡/Salamanca',
    '格拉纳达/Granada',
  ].join('|'),
  PT: '里斯本/Lisbon/Lisboa|波尔图/Porto|科英布拉/Coimbra',
  GR: '雅典/Athens|塞萨洛尼基/Thessaloniki',
  DK: '哥本哈根/Copenhagen/København|奥胡斯/Aarhus',
  SE: '斯德哥尔摩/Stockholm|隆德/Lund|哥德堡/Gothenburg/Göteborg|乌普萨拉/Uppsala|林雪平/Linköping',
  NO: '奥斯陆/Oslo|卑尔根/Bergen|特隆赫姆/Trondheim',
  FI: '赫尔辛基/Helsinki|坦佩雷/Tampere|图尔库/Turku|埃斯波/Espoo',
  IS: '雷克雅未克/Reykjavik',
  EE: '塔林/Tallinn|塔尔图/Tartu',
  LV: '里加/Riga',
  LT: '维尔纽斯/Vilnius',
  PL: '华沙/Warsaw/Warszawa|克拉科夫/Krakow/Kraków|弗罗茨瓦夫/Wroclaw/Wrocław',
  CZ: '布拉格/Prague/Praha|布尔诺/Brno',
  SK: '布拉迪斯拉发/Bratislava',
  HU: '布达佩斯/Budapest',
  SI: '卢布尔雅那/Ljubljana',
  HR: '萨格勒布/Zagreb',
  RS: '贝尔格莱德/Belgrade',
  RO: '布加勒斯特/Bucharest',
  BG: '索非亚/Sofia',
  RU: [
    '莫斯科/Moscow|圣彼得堡/Saint Petersburg/St Petersburg|喀山/Kazan|新西伯利亚/Novosibirsk',
    '托木斯克/Tomsk|符拉迪沃斯托克/海参崴/Vladivostok',
  ].join('|'),
  BY: '明斯克/Minsk',
  UA: '基辅/Kyiv/Kiev',
  US: [
    '纽约/New York|波士顿/Boston|华盛顿/Washington|洛杉矶/Los Angeles|旧金山/San Francisco',
    '伯克利/Berkeley|西雅图/Seattle|芝加哥/Chicago|休斯敦/Houston|费城/Philadelphia|亚特兰大/Atlanta',
    '圣迭戈/San Diego|安娜堡/Ann Arbor|匹兹堡/Pittsburgh',
  ].join('|'),
  CA: [
    '多伦多/Toronto|温哥华/Vancouver|蒙特利尔/Montreal/Montréal|渥太华/Ottawa|滑铁卢/Waterloo',
    '卡尔加里/Calgary|埃德蒙顿/Edmonton',
  ].join('|'),
  MX: '墨西哥城/Mexico City',
  CU: '哈瓦那/Havana',
  BR: '圣保罗/São Paulo/Sao Paulo|里约热内卢/Rio de Janeiro|坎皮纳斯/Campinas',
  AR: '布宜诺斯艾利斯/Buenos Aires',
  CL: '圣地亚哥/Santiago',
  CO: '波哥大/Bogotá/Bogota',
  PE: '利马/Lima',
  AU: '悉尼/Sydney|墨尔本/Melbourne|布里斯班/Brisbane|堪培拉/Canberra|珀斯/Perth|阿德莱德/Adelaide',
  NZ: '奥克兰/Auckland|惠灵顿/Wellington|基督城/Christchurch|达尼丁/Dunedin',
  ZA: '开普敦/Cape Town|约翰内斯堡/Johannesburg|比勒陀利亚/Pretoria',
  EG: '开罗/Cairo',
  MA: '拉巴特/Rabat|卡萨布兰卡/Casablanca',
  KE: '内罗毕/Nairobi',
  ET: '亚的斯亚贝巴/Addis Ababa',
  RW: '基加利/Kigali',
};

export interface City {
  readonly country: string;
  /** The first name is the display name. */
  readonly names: readonly string[];
}

export const cities: readonly City[] = Object.keys(listed).reduce<City[]>(
  (all, country) =>
    all.concat((listed[country] ?? '').split('|').map((spellings) => ({ country, names: spellings.split('/') }))),
  [],
);
