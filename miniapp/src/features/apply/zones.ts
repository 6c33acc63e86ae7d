import type { FormDefinition, FormValues } from '@yuanhang/domain';

/** Time zones by well-known cities. The server validates the name, so other zones can still be entered elsewhere. */
const zones: readonly (readonly [zone: string, cities: string])[] = [
  ['Asia/Tokyo', '东京、大阪、首尔'],
  ['Asia/Hong_Kong', '香港、澳门、台北'],
  ['Asia/Singapore', '新加坡、吉隆坡、马尼拉'],
  ['Asia/Bangkok', '曼谷、河内、雅加达'],
  ['Asia/Yangon', '仰光'],
  ['Asia/Dhaka', '达卡'],
  ['Asia/Kathmandu', '加德满都'],
  ['Asia/Kolkata', '新德里、科伦坡'],
  ['Asia/Karachi', '伊斯兰堡、塔什干'],
  ['Asia/Almaty', '阿斯塔纳、阿拉木图、比什凯克'],
  ['Asia/Ulaanbaatar', '乌兰巴托'],
  ['Asia/Dubai', '迪拜、马斯喀特、巴库、第比利斯'],
  ['Asia/Tehran', '德黑兰'],
  ['Asia/Riyadh', '利雅得、多哈'],
  ['Asia/Jerusalem', '耶路撒冷'],
  ['Asia/Amman', '安曼'],
  ['Europe/Moscow', '莫斯科、圣彼得堡、明斯克'],
  ['Europe/Istanbul', '伊斯坦布尔、安卡拉'],
  ['Europe/Athens', '雅典、赫尔辛基、布加勒斯特、基辅'],
  ['Europe/Berlin', '柏林、巴黎、罗马、马德里、维也纳、斯德哥尔摩'],
  ['Europe/London', '伦敦、爱丁堡、都柏林、里斯本'],
  ['Atlantic/Reykjavik', '雷克雅未克、阿克拉'],
  ['Africa/Casablanca', '拉巴特、卡萨布兰卡'],
  ['Africa/Lagos', '阿布贾、突尼斯'],
  ['Africa/Cairo', '开罗'],
  ['Africa/Johannesburg', '约翰内斯堡、开普敦、基加利'],
  ['Africa/Nairobi', '内罗毕、亚的斯亚贝巴'],
  ['America/New_York', '纽约、波士顿、华盛顿、多伦多、蒙特利尔'],
  ['America/Chicago', '芝加哥、休斯敦'],
  ['America/Denver', '丹佛、卡尔加里'],
  ['America/Los_Angeles', '洛杉矶、旧金山、西雅图、温哥华'],
  ['America/Mexico_City', '墨西哥城、圣何塞（哥斯达黎加）'],
  ['America/Bogota', '波哥大、利马、基多、巴拿马城'],
  ['America/Havana', '哈瓦那'],
  ['America/Santiago', '圣地亚哥'],
  ['America/Sao_Paulo', '圣保罗、布宜诺斯艾利斯、蒙得维的亚'],
  ['Australia/Perth', '珀斯'],
  ['Australia/Adelaide', '阿德莱德'],
  ['Australia/Brisbane', '布里斯班'],
  ['Australia/Sydney', '悉尼、墨尔本、堪培拉'],
  ['Pacific/Auckland', '奥克兰、惠灵顿'],
  ['Pacific/Fiji', '苏瓦'],
];

/** Shows the time zone field as a choice of cities, because users do not know names such as `Europe/Berlin`. */
export function withZones(form: FormDefinition, values: FormValues): FormDefinition {
  const current = values.timeZone;
  const unlisted = typeof current === 'string' && current !== '' && !zones.some(([zone]) => zone === current);
  const options = [
    ...(unlisted ? [{ value: current, label: current }] : []),
    ...zones.map(([value, label]) => ({ value, label })),
  ];
  const fields = form.fields.map((field) =>
    field.key === 'timeZone'
      ? { ...field, type: 'choice' as const, placeholder: '选择同一时间的城市', options }
      : field,
  );
  return { ...form, fields };
}
