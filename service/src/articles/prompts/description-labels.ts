/** A field of a description. */
export type DescriptionField = 'title' | 'description' | 'tags' | 'category' | 'question' | 'answer' | 'claim';

/** Small models translate the labels, although they are asked not to. Lower case, without spaces and digits. */
const LABELS: Record<DescriptionField, string> = {
	title:
		'title seotitle metatitle pagetitle titel seotitel titre título titolo titlu tytuł titulek názov naslov cím заголовок назва заглавие наслов наименование pavadinimas antraštė virsraksts pealkiri otsikko rubrik τίτλος başlık judul tiêuđề عنوان العنوان כותרת शीर्षक শিরোনাম ชื่อเรื่อง หัวข้อ 标题 標題 タイトル 제목',
	description:
		'description metadescription seodescription metadescr beschreibung metabeschreibung descripción descrição descrizione description métadescription descriere opis popis leírás описание опис метаописание метаопис aprašymas metaaprašymas apraksts kirjeldus kuvaus beskrivning beskrivelse beschrijving περιγραφή açıklama deskripsi môtả وصف الوصف תיאור विवरण বিবরণ คำอธิบาย 描述 说明 說明 説明 ディスクリプション 설명',
	tags: 'tag tags keyword keywords schlagwörter schlagworte stichwörter motsclés étiquettes etiquetas etichette palabrasclave palavraschave etichete tagi słowakluczowe štítky oznake címkék теги метки ключевыеслова ключовіслова етикети žymos raktažodžiai birkas sildid tunnisteet taggar emneord trefwoorden ετικέτες etiketler thẻ وسوم الوسوم תגיות टैग ট্যাগ แท็ก 标签 標籤 タグ 태그',
	category:
		'category categories kategorie categoría categoria catégorie categorie kategoria kategorija kategória категория категорія рубрика kategorija kategooria luokka kategori rubriek κατηγορία danhmục فئة الفئة تصنيف التصنيف קטגוריה श्रेणी বিভাগ หมวดหมู่ 分类 分類 类别 カテゴリ カテゴリー 카테고리',
	question:
		'q question questions faq frage pregunta pergunta domanda întrebare pytanie otázka vprašanje kérdés вопрос питання запитання въпрос klausimas jautājums küsimus kysymys fråga spørsmål spørgsmål vraag ερώτηση soru pertanyaan câuhỏi سؤال السؤال שאלה प्रश्न প্রশ্ন คำถาม 问 問 问题 問題 質問 질문',
	answer:
		'a answer antwort respuesta resposta risposta réponse răspuns odpowiedź odpověď odpoveď odgovor válasz ответ відповідь отговор atsakymas atbilde vastus svar antwoord απάντηση cevap yanıt jawaban trảlời جواب الجواب إجابة תשובה उत्तर উত্তর คำตอบ 答 答案 回答 答え 답변 답',
	claim:
		'claim claims fact facts behauptung behauptungen aussage aussagen affirmation affirmations afirmación afirmaciones afirmação afirmações affermazione affermazioni twierdzenie twierdzenia tvrzení утверждение утверждения твердження teiginys teiginiai apgalvojums väide väite påstående påstand bewering ισχυρισμός iddia klaim tuyênbố ادعاء טענה दावा ข้ออ้าง 主张 主張 声明 事実 주장',
};

const FIELDS: ReadonlyMap<string, DescriptionField> = new Map(
	(['claim', 'answer', 'question', 'category', 'tags', 'description', 'title'] as const).flatMap((field) =>
		LABELS[field].split(' ').map((label) => [label, field] as const),
	),
);

/** Which field a label names ("**SEO Title**", "Q3", "meta_description"), if any. */
export function fieldOfLabel(label: string): DescriptionField | undefined {
	return FIELDS.get(
		label
			.normalize('NFC')
			.toLowerCase()
			.replace(/[^\p{L}\p{M}]/gu, ''),
	);
}
