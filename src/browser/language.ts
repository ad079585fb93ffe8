import { overwriteGetLocale } from '#paraglide/runtime.js';

/** The page says in which language it is; all that the script says is in the same. */
overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'he'));
