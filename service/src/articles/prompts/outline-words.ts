import { sameness } from '../same-words.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(', ').map(sameness));

/** What models call a first part that should have no heading. */
const OPENING = setOf(
	'opening, opening paragraph, introduction, intro, lead, lead paragraph, hook, foreword, preface, Einleitung, Einführung, Eröffnung, Auftakt, introducción, apertura, introdução, abertura, introduzione, introducere, ouverture, accroche, wstęp, wprowadzenie, otwarcie, úvod, uvod, bevezetés, введение, вступление, начало, вступ, початок, увод, въведение, įvadas, įžanga, pradžia, ievads, sissejuhatus, johdanto, aloitus, inledning, innledning, indledning, inleiding, opening alinea, εισαγωγή, giriş, pendahuluan, pembukaan, mở đầu, giới thiệu, مقدمة, المقدمة, مقدمه, הקדמה, פתיחה, מבוא, परिचय, प्रस्तावना, ভূমিকা, บทนำ, เกริ่นนำ, 引言, 开头, 開頭, 前言, 导言, 導言, 序言, はじめに, 導入, 序文, 서론, 도입, 들어가며',
);

/** What models call a last part. */
const CLOSING = setOf(
	'conclusion, summary, final thoughts, wrap-up, closing, takeaways, key takeaways, Fazit, Schluss, Zusammenfassung, conclusión, conclusiones, resumen, conclusão, resumo, conclusione, conclusioni, concluzie, bilan, en résumé, podsumowanie, zakończenie, závěr, záver, zaključek, zaključak, összegzés, заключение, выводы, вывод, итоги, висновок, висновки, підсумок, išvados, išvada, pabaiga, apibendrinimas, secinājumi, kokkuvõte, yhteenveto, sammanfattning, avslutning, oppsummering, konklusion, conclusie, samenvatting, συμπέρασμα, sonuç, kesimpulan, penutup, kết luận, الخاتمة, خاتمة, نتیجه‌گیری, סיכום, निष्कर्ष, উপসংহার, สรุป, 结论, 結論, 总结, 總結, 结语, まとめ, おわりに, 결론, 마무리',
);

/** What models write above an outline. */
const OUTLINE = setOf(
	'outline, article outline, the outline, structure, table of contents, contents, Gliederung, Entwurf, Inhaltsverzeichnis, Aufbau, esquema, estructura, índice, estrutura, esboço, scaletta, struttura, indice, plan, plan de l’article, plan artykułu, konspekt, osnova, vázlat, план, план статьи, структура, содержание, план статті, зміст, planas, straipsnio planas, turinys, plāns, kava, jäsentely, disposition, disposisjon, opzet, inhoudsopgave, taslak, kerangka, dàn ý, مخطط, الخطة, طرح کلی, ראשי פרקים, रूपरेखा, রূপরেখা, โครงร่าง, 大纲, 大綱, 提纲, 目录, アウトライン, 構成, 目次, 개요, 목차, heading, main part, body',
);

/** What a model calls the sum of its counts, in a line of its own. */
const TOTAL = setOf(
	'total, total words, total word count, word count, sum, gesamt, gesamtlänge, insgesamt, summe, wörter gesamt, total de palabras, en total, total de mots, total général, totale, totale parole, razem, suma, łącznie, celkem, spolu, skupaj, ukupno, összesen, итого, всего, всего слов, общий объём, усього, всього, разом, общо, укупно, iš viso, kopā, kokku, yhteensä, totalt, totaal, σύνολο, toplam, jumlah, tổng cộng, المجموع, الإجمالي, مجموع, סך הכל, कुल, মোট, รวม, 总计, 合计, 總計, 合計, 총계, 합계',
);

/** How models name a heading that they have not thought of, or label one that they have. */
const LABEL =
	'heading|headline|section heading|section title|title of section|section|subheading|überschrift|titel|abschnitt|titre|sous-titre|título|encabezado|sección|seção|cabeçalho|titolo|sezione|nagłówek|tytuł|nadpis|naslov|cím|заголовок|раздел|розділ|заглавие|antraštė|skyrius|virsraksts|pealkiri|otsikko|rubrik|overskrift|kop|επικεφαλίδα|başlık|judul|tiêu đề|عنوان|العنوان|כותרת|शीर्षक|শিরোনাম|หัวข้อ|标题|標題|見出し|제목';
const PLACEHOLDER = new RegExp(`^[[<({]?\\s?(?:${LABEL})\\s?(?:\\p{Nd}{1,3}|[NX])?\\s?[\\])>}]?[:：]?$`, 'iu');
const LABELLED = new RegExp(`^(?:${LABEL})\\s?(?:\\p{Nd}{1,3})?\\s?[:：]\\s?(?=\\S)`, 'iu');

/** Whether a heading is a place for one: "[Heading 1]", "Überschrift 2". */
export function isPlaceholder(heading: string): boolean {
	return PLACEHOLDER.test(heading);
}

/** A heading without the label that it begins with: "Heading: Flour". */
export function withoutLabel(heading: string): string {
	return heading.replace(LABELLED, '');
}

/** Whether a heading names the sum of all words. */
export function isTotal(heading: string): boolean {
	return TOTAL.has(sameness(heading));
}

/** Whether a heading says no more than that the text begins. */
export function isOpeningWord(heading: string): boolean {
	return OPENING.has(sameness(heading));
}

/** Whether a heading says no more than that the text ends. */
export function isClosingWord(heading: string): boolean {
	return CLOSING.has(sameness(heading));
}

/** Whether a heading names the outline itself, or is the word that was given as an example. */
export function isOutlineWord(heading: string): boolean {
	return OUTLINE.has(sameness(heading));
}
