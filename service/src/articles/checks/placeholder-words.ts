/**
 * Words that models leave between brackets for somebody else to fill in, in the languages in which they do. All lower case.
 * The Swedish, Danish, Norwegian, Czech and Finnish ones are rarer; English ones appear in texts of every language.
 */

/** Words that mean nothing else; a line in capitals with one at an end is a placeholder even without brackets. */
export const INSERT_WORDS: ReadonlySet<string> = new Set(
	'insert einfügen insérer insérez insertar inserte inserire inserisci inserir insira invoegen wstaw wstawić вставить вставьте вставити вставте įterpti įterpkite placeholder platzhalter'.split(
		' ',
	),
);

/** What is to be done: the first or the last word between the brackets. */
export const FILL_IN_WORDS: ReadonlySet<string> = new Set(
	[
		'insert add enter fill specify replace placeholder todo tbd',
		'einfügen einsetzen eintragen ergänzen eingeben platzhalter',
		'insérer insérez ajouter ajoutez saisir saisissez indiquer indiquez compléter',
		'insertar inserte inserta añadir añada agregar agregue introducir escribir rellenar',
		'inserire inserisci aggiungere aggiungi segnaposto',
		'inserir insira adicionar adicione preencher preencha',
		'invoegen invullen toevoegen plaatshouder',
		'wstaw wstawić wpisz wpisać uzupełnij uzupełnić dodaj podaj',
		'вставить вставьте вставь добавить добавьте укажите указать впишите введите заполните',
		'вставити вставте додайте додати вкажіть вказати впишіть введіть заповніть',
		'įterpti įterpkite įrašyti įrašykite įveskite nurodykite pridėkite',
		'ievietot ievietojiet ierakstiet norādiet',
		'vložte vložit doplňte doplnit zadejte',
		'infoga indsæt sett lisää',
		'ekleyin ekle girin buraya yazın',
		'أدخل أدرج أضف اكتب',
		'introduceți inserați adăugați',
	].flatMap((line) => line.split(' ')),
);

/** "Your …": the first word, where a thing of the list below, or a word with a capital, follows. */
export const YOUR_WORDS: ReadonlySet<string> = new Set(
	[
		'your my our',
		'ihr ihre ihren ihrem ihrer dein deine deinen unser',
		'votre vos ton ta mon notre',
		'tu su mi nuestro nuestra',
		'il tuo vostro suo',
		'seu sua teu tua',
		'uw jouw je',
		'twój twoja twoje twoją nazwa imię',
		'ваш ваша ваше вашу ваши имя название',
		"ваш ваша ваше вашу ім'я назва",
		'jūsų tavo',
		'din ditt min',
		'jūsu vaše váš',
	].flatMap((line) => line.split(' ')),
);

/** Things that are never written between brackets for another reason. The whole of what stands there. */
export const BLANK_THINGS: ReadonlySet<string> = new Set([
	...[
		'name',
		'full name',
		'first name',
		'last name',
		'company',
		'company name',
		'business name',
		'brand',
		'brand name',
	],
	...[
		'product',
		'product name',
		'author',
		'author name',
		'date',
		'city',
		'location',
		'address',
		'phone',
		'phone number',
	],
	...['email', 'email address', 'e-mail', 'website', 'website url', 'url', 'link', 'image', 'photo', 'price', 'amount'],
	...['year', 'topic', 'keyword', 'title', 'industry', 'job title', 'placeholder', 'company website', 'xxx'],
	...['firmenname', 'firma', 'unternehmen', 'vorname', 'nachname', 'datum', 'ort', 'bild', 'adresse', 'telefonnummer'],
	...['nom', "nom de l'entreprise", 'entreprise', 'prénom', 'ville', 'lien', 'adresse e-mail', 'nom du produit'],
	...['nombre', 'nombre de la empresa', 'empresa', 'fecha', 'ciudad', 'enlace', 'imagen', 'nombre del producto'],
	...['nome', "nome dell'azienda", 'azienda', 'città', 'nome da empresa', 'cidade', 'nome do produto', 'data'],
	...['naam', 'bedrijfsnaam', 'stad', 'afbeelding', 'nazwa firmy', 'imię i nazwisko', 'miasto', 'nazwa produktu'],
	...['имя', 'название компании', 'компания', 'дата', 'город', 'ссылка', 'изображение', 'название продукта'],
	...["ім'я", 'назва компанії', 'компанія', 'місто', 'посилання', 'зображення', 'назва продукту'],
	...['vardas', 'įmonės pavadinimas', 'įmonė', 'miestas', 'nuoroda', 'paveikslėlis', 'vārds', 'uzņēmuma nosaukums'],
	...['isim', 'şirket adı', 'şirket', 'tarih', 'jméno', 'název firmy', 'namn', 'företagsnamn', 'firmanavn', 'nimi'],
	...['اسم الشركة', 'الاسم', 'التاريخ', 'nume', 'numele companiei'],
	...[
		'公司名称',
		'公司名稱',
		'姓名',
		'日期',
		'城市',
		'链接',
		'图片',
		'会社名',
		'名前',
		'氏名',
		'日付',
		'画像',
		'商品名',
	],
	...['회사명', '회사 이름', '이름', '날짜', '이미지', '제품명'],
]);

/** In scripts without spaces: any of these between brackets. */
export const FILL_IN_PARTS =
	/此处插入|在此插入|插入图片|插入圖片|此處插入|在此填写|请填写|請填寫|^(?:您|你)的(?:姓名|名字|公司)(?:名称|名稱)?$|を挿入|を入力|を記入|^(?:あなたの(?:名前|会社)|御社名|貴社名)$|입력하세요|삽입하세요|^(?:귀사명|회사명)$/;

/** What an article says that shows `{{name}}` because it is about templates. */
export const ABOUT_TEMPLATES =
	/\b(?:templat(?:e|es|ing)|ansible|jinja2?|twig|handlebars|mustache|liquid)\b|шаблон|テンプレート|模板/iu;

/** What a title says of an article that quotes letters or forms, with their blanks. */
export const ABOUT_LETTERS =
	/\b(?:templates?|letters?|forms?|e-?mails?|messages?)\b|vorlage|muster|brief|schreiben|formular|modèle|lettre|formulaire|plantilla|carta|modello|lettera|modelo|sjabloon|szablon|wzór|шаблон|образец|письм|зразок|лист|šablon|laišk|テンプレート|手紙|文例|模板|范文|範本|信件|템플릿|편지|şablon|mektup|نموذج|رسالة/iu;
