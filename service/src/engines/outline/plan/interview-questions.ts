import type { QuestionsText } from '../language/texts.ts';
import { promptSection, questionSection, type Section } from '../section.ts';
import { type Plan, partsThatFit, ROOMY, type Subject, titledHeading } from './subject.ts';

/** Interview: who the guest is, then questions from easy to hard, each with what to follow up. */
export const planInterview: Plan = (texts, subject) => {
	const interview = texts.types['interview-questions'];
	return [
		promptSection(interview.guest, { share: 12 }),
		questionGroup(interview.start, subject, { share: 18 }),
		questionGroup(interview.core, subject, {
			share: 28,
			heading: titledHeading(texts, interview.core, subject),
		}),
		questionGroup(interview.difficulties, subject, { share: 20, fromWords: ROOMY }),
		questionGroup(interview.outlook, subject, { share: 16, fromWords: ROOMY }),
		promptSection(interview.callToAction, { share: 6 }),
	];
};

function questionGroup(
	text: QuestionsText,
	subject: Subject,
	placing: { share: number; heading?: string; fromWords?: number },
): Section {
	const count = partsThatFit(subject, {
		share: placing.share,
		wordsEach: 60,
		least: 2,
		most: text.questions.length,
	});
	return questionSection(text, count, placing);
}
