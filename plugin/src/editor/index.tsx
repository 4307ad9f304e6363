import { registerPlugin } from '@wordpress/plugins';
import '../components/shared.css';
import './editor.css';
import { DraftsmithPlugin } from './draftsmith-plugin.tsx';

registerPlugin('draftsmith', { render: DraftsmithPlugin });
