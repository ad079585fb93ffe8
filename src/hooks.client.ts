import { overwriteGetLocale } from '#paraglide/runtime.js';

overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'he'));
