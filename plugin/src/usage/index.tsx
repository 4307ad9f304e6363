import { createRoot } from '@wordpress/element';
import '../components/shared.css';
import './usage.css';
import { UsagePage } from './usage-page.tsx';

const root = document.getElementById('draftsmith-usage');
if (root) createRoot(root).render(<UsagePage />);
