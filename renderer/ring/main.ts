/** The ring window's page. Plain DOM: it must be there at once, and there is nothing in it but two buttons. */
import { startRingTone } from '../call/ring-tone.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/button.css';
import './ring.css';
import { startRingPage } from './ring-page.ts';

if (window.ring) void startRingPage(document, window.ring, startRingTone);
