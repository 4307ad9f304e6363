/** Letters that only one way of writing Chinese has, the most frequent ones, each over its counterpart. */
const SIMPLIFIED =
	'们这来时个说为会对发过经动种还问题国学实现点长东马车书见话语让给业两关开门间头电网络爱亲乐欢岁师带听边进运连选远应该认识读谁请谢贵买卖钱银铁错难风飞机场处务员变观众义产单压历双响图团围块声备够夺妈婴孙宁宝审宽导层属币帅帮广庆库异张归录彻态总恶惊惯战护报择担据损换数断无旧显权条极构样桥检楼欧毕气汉汤满灯灵热独环画疗盐监盖码确礼离积称稳笔简类紧约级纪纯纸线练组细终绍结绝统继续维绿编罗职联脑脚艺节药获营虑补装规视觉览计订讨许论设访证评词试诗诚误调谈谱质费资赛赞趋跃转轻较辑输达迁适邮释针钟钢锁镇闭闻阅阳阴阵阶际陆陈险随隐顶项顺须顾预领频颜额馆驻驾验骑鱼鲜鸟鸡麦黄齐龙';
const TRADITIONAL =
	'們這來時個說為會對發過經動種還問題國學實現點長東馬車書見話語讓給業兩關開門間頭電網絡愛親樂歡歲師帶聽邊進運連選遠應該認識讀誰請謝貴買賣錢銀鐵錯難風飛機場處務員變觀眾義產單壓歷雙響圖團圍塊聲備夠奪媽嬰孫寧寶審寬導層屬幣帥幫廣慶庫異張歸錄徹態總惡驚慣戰護報擇擔據損換數斷無舊顯權條極構樣橋檢樓歐畢氣漢湯滿燈靈熱獨環畫療鹽監蓋碼確禮離積稱穩筆簡類緊約級紀純紙線練組細終紹結絕統繼續維綠編羅職聯腦腳藝節藥獲營慮補裝規視覺覽計訂討許論設訪證評詞試詩誠誤調談譜質費資賽贊趨躍轉輕較輯輸達遷適郵釋針鐘鋼鎖鎮閉聞閱陽陰陣階際陸陳險隨隱頂項順須顧預領頻顏額館駐駕驗騎魚鮮鳥雞麥黃齊龍';

const simplified = new Set(SIMPLIFIED);
const traditional = new Set(TRADITIONAL);

/** So many telling letters are needed, and so many times more of one kind, for a judgement. */
const FEWEST = 5;
const TIMES_MORE = 3;

/** How Chinese text is written, or null when it doesn't say. A quotation in the other way changes nothing. */
export function chineseScript(text: string): 'Hans' | 'Hant' | null {
	let hans = 0;
	let hant = 0;
	for (const letter of text) {
		if (simplified.has(letter)) hans += 1;
		else if (traditional.has(letter)) hant += 1;
	}
	if (hans >= FEWEST && hans >= TIMES_MORE * hant) return 'Hans';
	return hant >= FEWEST && hant >= TIMES_MORE * hans ? 'Hant' : null;
}
