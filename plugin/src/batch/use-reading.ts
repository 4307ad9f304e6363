import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Source } from './read-source.ts';

/** What reads a list and takes it, or tells why it can't be read: `problem` is a message for people, empty when all is well. */
export function useReading(onRead: (source: Source) => void) {
	const [problem, setProblem] = useState('');
	const [isReading, setReading] = useState(false);
	const run = async (read: () => Promise<Source>) => {
		setProblem('');
		setReading(true);
		try {
			onRead(await read());
		} catch (thrown) {
			setProblem(
				thrown instanceof Error ? thrown.message : __('This file can’t be read. Choose another one.', 'draftsmith'),
			);
		}
		setReading(false);
	};
	return { run, isReading, problem, setProblem };
}
