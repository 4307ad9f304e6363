import { createRoot } from '@wordpress/element';
import { keepFocus } from '../components/keep-focus.ts';
import '../components/shared.css';
import './batch.css';
import { BatchPage } from './batch-page.tsx';

const root = document.getElementById('draftsmith-batch');
if (root) {
	keepFocus(root);
	createRoot(root).render(<BatchPage />);
}
