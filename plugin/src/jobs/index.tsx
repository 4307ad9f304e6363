import { createRoot } from '@wordpress/element';
import '@wordpress/dataviews/build-style/style.css';
import '../components/shared.css';
import './jobs.css';
import { JobsPage } from './jobs-page.tsx';

const root = document.getElementById('draftsmith-jobs');
if (root) createRoot(root).render(<JobsPage />);
