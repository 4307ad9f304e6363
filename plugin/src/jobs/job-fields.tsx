import type { Field } from '@wordpress/dataviews/wp';
import { __ } from '@wordpress/i18n';
import { formatNumber, formatTime } from '../components/format.ts';
import { languageName } from '../components/language-name.ts';
import { contentTypeLabel } from '../editor/labels.ts';
import type { LocalJob } from '../store/types.ts';
import { LanguageCell, ModelCell, StateCell, tokensText } from './job-cells.tsx';
import { stateFilters, stateLabel } from './job-status.ts';
import type { Names } from './use-names.ts';

function stateField(): Field<LocalJob> {
	return {
		id: 'state',
		label: __('State', 'draftsmith'),
		getValue: ({ item }) => item.state,
		render: ({ item }) => <StateCell job={item} />,
		elements: stateFilters.map((value) => ({ value, label: stateLabel(value) })),
		filterBy: { operators: ['isAny'] },
	};
}

function authorField({ choices }: Names): Field<LocalJob> {
	return {
		id: 'author',
		label: __('Author', 'draftsmith'),
		getValue: ({ item }) => item.author,
		render: ({ item }) => <>{item.author_name || __('Deleted user', 'draftsmith')}</>,
		getElements: async () =>
			(await choices()).authors.map(({ id, name }) => ({ value: id, label: name || __('Deleted user', 'draftsmith') })),
		filterBy: { operators: ['isAny'] },
		enableSorting: false,
	};
}

function modelField({ choices, modelName }: Names): Field<LocalJob> {
	return {
		id: 'model',
		label: __('Model', 'draftsmith'),
		getValue: ({ item }) => item.model,
		render: ({ item }) => <ModelCell job={item} name={modelName(item.model)} />,
		getElements: async () => (await choices()).models.map((value) => ({ value, label: modelName(value) })),
		filterBy: { operators: ['isAny'] },
		enableSorting: false,
	};
}

function languageField({ choices }: Names): Field<LocalJob> {
	return {
		id: 'language',
		label: __('Language', 'draftsmith'),
		getValue: ({ item }) => item.language,
		header: __('Language and type', 'draftsmith'),
		render: ({ item }) => <LanguageCell job={item} />,
		getElements: async () => (await choices()).languages.map((value) => ({ value, label: languageName(value) })),
		filterBy: { operators: ['isAny'] },
		enableSorting: false,
	};
}

function dateFields(): Field<LocalJob>[] {
	return [
		{
			id: 'created',
			type: 'date',
			label: __('Requested', 'draftsmith'),
			getValue: ({ item }) => item.created_at,
			render: ({ item }) => <span className="draftsmith-when">{formatTime(item.created_at)}</span>,
			filterBy: { operators: ['between', 'on', 'afterInc', 'beforeInc'] },
		},
		{
			id: 'finished',
			label: __('Finished', 'draftsmith'),
			getValue: ({ item }) => item.finished_at,
			render: ({ item }) => <>{item.finished_at === null ? '–' : formatTime(item.finished_at)}</>,
			filterBy: false,
		},
	];
}

/** The columns of the list of jobs. Sorting and filtering is the server's; here it is only said by what. */
export function jobFields(names: Names): Field<LocalJob>[] {
	return [
		{
			id: 'title',
			label: __('Title', 'draftsmith'),
			getValue: ({ item }) => item.title,
			render: ({ item }) => <span className="draftsmith-title">{item.title}</span>,
			enableHiding: false,
			filterBy: false,
		},
		stateField(),
		authorField(names),
		modelField(names),
		languageField(names),
		{
			id: 'type',
			label: __('Content type', 'draftsmith'),
			getValue: ({ item }) => contentTypeLabel(item.content_type),
			filterBy: false,
			enableSorting: false,
		},
		{
			id: 'tokens',
			label: __('Tokens', 'draftsmith'),
			getValue: ({ item }) => tokensText(item),
			filterBy: false,
			enableSorting: false,
		},
		{
			id: 'batch',
			type: 'integer',
			label: __('Batch', 'draftsmith'),
			getValue: ({ item }) => item.batch_id,
			render: ({ item }) => <>{item.batch_id === null ? '–' : formatNumber(item.batch_id)}</>,
			filterBy: { operators: ['is'] },
			enableSorting: false,
		},
		...dateFields(),
	];
}
