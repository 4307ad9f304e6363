import type { ContentTypeRules } from './content-type-rules.ts';

/** Questions for an interview, for those who ask them or those who prepare for them. */
export const interviewQuestionsV1: ContentTypeRules = {
	id: 'interview-questions',
	version: 1,
	kind: 'a set of interview questions in groups, each with what a good answer shows',
	opening: true,
	numbered: false,
	sections: { fewest: 3, most: 20, wordsEach: 220 },
	outline: [
		'Make each section a group of questions on one theme, such as experience, knowledge, cases, cooperation, motivation.',
		'Name the theme in the heading. Write the questions of the group as its points.',
		'Give each group three to six questions, from easy to difficult.',
		'Ask for what somebody did or would do; no question that "yes" or "no" answers.',
		'Ask each thing once.',
		'If the interview is with a known person or about a topic, group by topic instead, and write questions for that person.',
	],
	writing: [
		'Write each question as a "### " heading or in bold, then two or three sentences on what a good answer shows and what a weak one shows.',
		'Add a follow-up question where it helps.',
		'Write no answers in the name of a real person.',
		'Ask nothing about age, family, pregnancy, religion, health, origin, politics or union membership.',
	],
	openingRules: ['Say for which role or occasion the questions are and how to use them.'],
	closingRules: [],
	recallsLists: false,
	faq: false,
};
