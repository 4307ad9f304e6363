import { createRoot } from '@wordpress/element';
import { keepFocus } from '../components/keep-focus.ts';
import '../components/shared.css';
import './usage.css';
import { UsagePage } from './usage-page.tsx';

const root = document.getElementById('draftsmith-usage');
if (root) {
	keepFocus(root);
	createRoot(root).render(<UsagePage />);
}
