import { createRoot } from '@wordpress/element';
import '../components/shared.css';
import './settings.css';
import { SettingsPage } from './settings-page.tsx';

const root = document.getElementById('draftsmith-settings');
if (root) createRoot(root).render(<SettingsPage />);
