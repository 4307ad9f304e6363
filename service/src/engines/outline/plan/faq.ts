import type { QuestionsText } from '../language/texts.ts';
import { promptSection, questionSection, type Section } from '../section.ts';
import { type Plan, partsThatFit, type Subject, titledHeading } from './subject.ts';

/** FAQ page: a short answer first, then the questions in groups. */
export const planFaq: Plan = (texts, subject) => {
	const { faq } = texts.types;
	return [
		promptSection(faq.overview, { share: 10, heading: titledHeading(texts, faq.overview, subject) }),
		questionGroup(faq.basics, subject, 32),
		questionGroup(faq.costs, subject, 27),
		questionGroup(faq.problems, subject, 25),
		promptSection(faq.callToAction, { share: 6 }),
	];
};

function questionGroup(text: QuestionsText, subject: Subject, share: number): Section {
	const count = partsThatFit(subject, { share, wordsEach: 60, least: 2, most: text.questions.length });
	return questionSection(text, count, { share });
}
