import { createRoot } from '@wordpress/element';
import '@wordpress/dataviews/build-style/style.css';
import { keepFocus } from '../components/keep-focus.ts';
import '../components/shared.css';
import './jobs.css';
import { JobsPage } from './jobs-page.tsx';

const root = document.getElementById('draftsmith-jobs');
if (root) {
	// What became of a change is read before the list that has lost its rows.
	keepFocus(root, () => root.querySelector<HTMLElement>('.draftsmith-outcome:not(:empty)'));
	createRoot(root).render(<JobsPage />);
}
