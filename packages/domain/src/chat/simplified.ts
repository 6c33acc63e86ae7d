/** Pairs of a traditional character and its simplified form, for places, commands and emergencies. */
const pairs =
  '臺台東东岡冈戶户橫横濱滨築筑廣广島岛爾尔檳槟邁迈內内達达萬万馬马邊边裏里裡里羅罗蘭兰滿满烏乌圖图納纳凱凯別别維维倫伦劍剑橋桥愛爱徹彻茲兹謝谢諾诺漢汉頓顿賽赛' +
  '盧卢亞亚萊莱錫锡魯鲁賴赖賓宾寧宁溫温衛卫衞卫蘇苏薩萨靈灵奧奥陸陆庫库紐纽華华貝贝聖圣參参輔辅約约磯矶舊旧費费鐵铁熱热開开畢毕國国區区門门灣湾韓韩來来撾挝緬缅聯联' +
  '長长時时臘腊麥麦脫脱祕秘濟济順顺籤签報报個个們们現现無无著着麼么爲为為为敗败沒没幾几號号點点記记錄录數数間间規规嗎吗經经剛刚還还進进請请審审辦办項项銷销訂订閱阅' +
  '復复幫帮說说説说單单綁绑師师煩烦詢询險险緊紧況况並并問问題题決决處处樓楼層层護护丟丢確确認认結结車车禍祸傷伤搶抢醫医燒烧學学這这關关電电話话碼码會会聽听見见覺觉' +
  '樣样錢钱書书館馆機机場场銀银證证線线語语課课應应該该讓让給给過过從从對对難难錯错誤误乾干佈布併并係系剋克劃划綫线舘馆託托週周閤合簽签選选則则';

const simplified = new Map<string, string>();
for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs.charAt(i), pairs.charAt(i + 1));

/**
 * Converts a text to simplified characters for matching, not for display. The result has the same length, character
 * for character.
 */
export const simplify = (text: string): string =>
  text.replace(/[\u3400-\u9fff]/g, (character) => simplified.get(character) ?? character);
