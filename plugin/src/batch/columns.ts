/** What a column of a file can be, in the order in which they are shown. */
export const FIELDS = [
	'title',
	'prompt',
	'language',
	'model',
	'content_type',
	'length',
	'tone',
	'post_type',
	'post_status',
	'post_date',
	'author',
	'category',
	'tags',
] as const;
export type Field = (typeof FIELDS)[number];

/** The cells of a row by field; empty where the file has no such column. */
export type Cells = Readonly<Partial<Record<Field, string>>>;

/** Which column of the file holds which field; a field that is not there is in none. */
export type Mapping = Partial<Record<Field, number>>;

/** Headings by which a field is known: English, German, French, Spanish, Polish, Lithuanian, Russian, Ukrainian. */
const HEADINGS: Record<Field, string> = {
	title:
		'title titel titre título tytuł antraštė pavadinimas заголовок название назва headline überschrift topic thema sujet tema temat тема keyword',
	prompt:
		'prompt notes note instructions brief description notizen hinweise anweisungen consignes instrucciones notas uwagi wskazówki pastabos užrašai инструкции описание примечания опис вказівки',
	language: 'language lang locale sprache langue idioma język kalba язык мова',
	model: 'model modell modèle modelo modelis модель',
	content_type:
		'contenttype type typ contentkind art tipo rodzaj tipas тип inhaltstyp typedecontenu tipodecontenido типконтента',
	length:
		'length words länge longueur longitud extensión długość ilgis wörter mots palabras słowa žodžiai длина объём слова довжина обсяг',
	tone: 'tone ton tono tonas тон tonfall',
	post_type: 'posttype beitragstyp posttyp typedepublication typwpisu įrašotipas типзаписи типзапису',
	post_status: 'status poststatus state statut estado stan būsena статус состояние стан',
	post_date:
		'date postdate publishdate publish published datum veröffentlichung fecha data data publikacji datapublikacji dataipublikuoti дата датапубликации датапублікації scheduled schedule when',
	author: 'author autor auteur autorius автор writer redakteur',
	category:
		'category categories kategorie kategorien catégorie catégories categoría categorías kategoria kategorija kategorijos категория рубрика категорія rubrik',
	tags: 'tags tag schlagwörter schlagworte étiquettes etiquetas etiqueta tagi znaczniki žymos метки теги мітки keywords',
};

const FIELD_OF = new Map(
	FIELDS.flatMap((field) => HEADINGS[field].split(' ').map((heading) => [heading, field] as const)),
);

/** A heading without what people write differently: case, spaces, signs. */
function normalize(heading: string): string {
	return heading
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Which columns the headings seem to name, each field once. */
export function guessMapping(headings: readonly string[]): Mapping {
	const mapping: Mapping = {};
	headings.forEach((heading, column) => {
		const field = FIELD_OF.get(normalize(heading));
		if (field !== undefined && mapping[field] === undefined) mapping[field] = column;
	});
	return mapping;
}

/** Whether a first line seems to be headings: at least the title is named, or most of its columns are. */
export function looksLikeHeadings(cells: readonly string[]): boolean {
	const mapping = guessMapping(cells);
	return mapping.title !== undefined || Object.keys(mapping).length > cells.length / 2;
}
