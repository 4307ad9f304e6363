import { createRoot } from '@wordpress/element';
import '../components/shared.css';
import '../settings/settings.css';
import './network.css';
import { NetworkPage } from './network-page.tsx';

const root = document.getElementById('draftsmith-network');
if (root) createRoot(root).render(<NetworkPage />);
