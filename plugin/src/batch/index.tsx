import { createRoot } from '@wordpress/element';
import '../components/shared.css';
import './batch.css';
import { BatchPage } from './batch-page.tsx';

const root = document.getElementById('draftsmith-batch');
if (root) createRoot(root).render(<BatchPage />);
