import type { ContentType, Tone } from '@draftsmith/shared';

/** Two or more instructions to the writer. */
export type Prompts = readonly [string, string, ...string[]];

/** A section that the writer fills by answering its prompts. */
export interface PromptText {
	readonly heading: string;
	readonly prompts: Prompts;
}

/** A numbered series (steps, list items): general prompts, then prompts by place; `middle` repeats in turn. */
export interface SeriesText extends PromptText {
	readonly label: (number: number) => string;
	readonly first: Prompts;
	readonly middle: readonly [Prompts, ...Prompts[]];
	readonly last: Prompts;
}

/** A question in the reader's or interviewer's words, and a prompt for its answer. */
export interface QuestionText {
	readonly question: string;
	readonly prompt: string;
}

export type Questions = readonly [QuestionText, QuestionText, ...QuestionText[]];

/** A section made of questions. */
export interface QuestionsText {
	readonly heading: string;
	readonly questions: Questions;
}

/** A section with a table: a first column of criteria, then one empty column for each option. */
export interface TableText extends PromptText {
	readonly criterion: string;
	readonly rows: Prompts;
}

interface WithChecklist {
	/** What to check for this type alone, after the common checks. */
	readonly checklist: Prompts;
}

interface ArticleTexts extends WithChecklist {
	readonly opening: PromptText;
	readonly background: PromptText;
	readonly keyPoints: PromptText;
	readonly example: PromptText;
	readonly limits: PromptText;
	readonly questions: Questions;
	readonly callToAction: PromptText;
}

interface HowToTexts extends WithChecklist {
	readonly result: PromptText;
	readonly needs: PromptText;
	readonly steps: SeriesText;
	readonly proof: PromptText;
	readonly mistakes: PromptText;
	readonly questions: Questions;
	readonly callToAction: PromptText;
}

interface ListicleTexts extends WithChecklist {
	readonly opening: PromptText;
	readonly selection: PromptText;
	readonly items: SeriesText;
	readonly choice: PromptText;
	readonly callToAction: PromptText;
}

interface ProductDescriptionTexts extends WithChecklist {
	readonly overview: PromptText;
	readonly benefits: PromptText;
	readonly specification: PromptText;
	readonly use: PromptText;
	readonly delivery: PromptText;
	readonly questions: Questions;
	readonly callToAction: PromptText;
}

interface ProductReviewTexts extends WithChecklist {
	readonly verdict: PromptText;
	readonly test: PromptText;
	readonly strengths: PromptText;
	readonly weaknesses: PromptText;
	readonly price: PromptText;
	readonly audience: PromptText;
	readonly questions: Questions;
	readonly callToAction: PromptText;
}

interface ComparisonTexts extends WithChecklist {
	readonly answer: PromptText;
	readonly table: TableText;
	/** Stands after the option's name and a colon, so that the name is never declined. */
	readonly option: PromptText;
	/** Names used when the title does not give them. */
	readonly optionNames: readonly [string, string];
	readonly recommendation: PromptText;
	readonly questions: Questions;
	readonly callToAction: PromptText;
}

interface NewsTexts extends WithChecklist {
	readonly lead: PromptText;
	readonly details: PromptText;
	readonly background: PromptText;
	readonly quotes: PromptText;
	readonly impact: PromptText;
	readonly next: PromptText;
	readonly callToAction: PromptText;
}

interface FaqTexts extends WithChecklist {
	readonly overview: PromptText;
	readonly basics: QuestionsText;
	readonly costs: QuestionsText;
	readonly problems: QuestionsText;
	readonly callToAction: PromptText;
}

interface LandingPageTexts extends WithChecklist {
	readonly promise: PromptText;
	readonly problem: PromptText;
	readonly solution: PromptText;
	readonly proof: PromptText;
	readonly offer: PromptText;
	readonly questions: Questions;
	readonly callToAction: PromptText;
}

interface RecipeTexts extends WithChecklist {
	readonly opening: PromptText;
	readonly facts: PromptText;
	readonly ingredients: PromptText;
	readonly method: SeriesText;
	readonly variations: PromptText;
	readonly storage: PromptText;
	readonly questions: Questions;
	readonly callToAction: PromptText;
}

interface InterviewTexts extends WithChecklist {
	readonly guest: PromptText;
	readonly start: QuestionsText;
	readonly core: QuestionsText;
	readonly difficulties: QuestionsText;
	readonly outlook: QuestionsText;
	readonly callToAction: PromptText;
}

interface NewsletterTexts extends WithChecklist {
	readonly subject: PromptText;
	readonly greeting: PromptText;
	readonly mainStory: PromptText;
	readonly brief: PromptText;
	readonly recommendation: PromptText;
	readonly callToAction: PromptText;
	readonly farewell: PromptText;
}

/** The texts of every content type; each type's plan says in which order and how long. */
interface TypeTexts extends Record<ContentType, WithChecklist> {
	readonly article: ArticleTexts;
	readonly 'how-to': HowToTexts;
	readonly listicle: ListicleTexts;
	readonly 'product-description': ProductDescriptionTexts;
	readonly 'product-review': ProductReviewTexts;
	readonly comparison: ComparisonTexts;
	readonly news: NewsTexts;
	readonly faq: FaqTexts;
	readonly 'landing-page': LandingPageTexts;
	readonly recipe: RecipeTexts;
	readonly 'interview-questions': InterviewTexts;
	readonly newsletter: NewsletterTexts;
}

/** Everything the outline says in one language. A phrase that is missing is a type error. */
export interface LanguageTexts {
	/** BCP 47 primary tag, for numbers and plurals. */
	readonly tag: string;
	/** The language's own quotation marks, with the spaces that belong inside them. */
	readonly quotes: readonly [opening: string, closing: string];
	/** What stands between a heading and the title: French wants a space before the colon. */
	readonly colon: string;
	/** Says that this is an outline and what to do with it. */
	readonly notice: string;
	readonly labels: {
		readonly brief: string;
		readonly title: string;
		readonly tone: string;
		readonly length: string;
	};
	/** “words” after a number, by plural category of the language. */
	readonly words: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
	readonly tones: Readonly<Record<Tone, string>>;
	/**
	 * Lower-case words that part the two sides of a comparison's title (“rent or buy”). Only words that leave both
	 * sides in the nominative: after “против” or “gegen” a name would stand in the wrong case.
	 */
	readonly conjunctions: readonly [string, ...string[]];
	/** How “steps” begins in every form that follows a number, in lower case: finds the “5 steps” of a title. */
	readonly stepStem: string;
	readonly questionsHeading: string;
	readonly checklist: PromptText;
	readonly types: TypeTexts;
}

/** A section of prompts, written on as few lines as possible. */
export function section(heading: string, ...prompts: Prompts): PromptText {
	return { heading, prompts };
}

/** A question and the prompt for its answer. */
export function question(question: string, prompt: string): QuestionText {
	return { question, prompt };
}
