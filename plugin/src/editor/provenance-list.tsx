import { useSelect } from '@wordpress/data';
import { store as editorStore } from '@wordpress/editor';
import { __ } from '@wordpress/i18n';
import { formatTime } from '../components/format.ts';

/** Where the article in this post comes from, as the site keeps it; nothing where it keeps nothing. */
export function ProvenanceList() {
	const record = useSelect((select) => select(editorStore).getCurrentPostAttribute('draftsmith_provenance'), []);
	if (!record) return null;
	const scope =
		record.scope === 'self_hosted'
			? __('On your own service', 'draftsmith')
			: __('At an external provider', 'draftsmith');
	const facts = [
		{ name: __('Model', 'draftsmith'), value: record.model },
		{ name: __('Where', 'draftsmith'), value: record.scope === '' ? '' : scope },
		{ name: __('When', 'draftsmith'), value: record.generated_at === '' ? '' : formatTime(record.generated_at) },
		{ name: __('Content type', 'draftsmith'), value: record.content_type },
		{ name: __('Template', 'draftsmith'), value: record.template },
		{ name: __('Fingerprint of the request', 'draftsmith'), value: record.prompt_sha256.slice(0, 12) },
	].filter(({ value }) => value !== '');
	return (
		<details className="draftsmith-provenance">
			<summary>{__('Where this text comes from', 'draftsmith')}</summary>
			<dl>
				{facts.map(({ name, value }) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</details>
	);
}
