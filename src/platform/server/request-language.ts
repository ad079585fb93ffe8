import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteGetLocale } from '#paraglide/runtime.js';
import { overwriteGetLocale as overwritePublicLocale } from '#paraglide-public/runtime.js';
import type { Language } from '#kernel/language.ts';
import { nearestLanguage, type Tongue } from '#kernel/tongue.ts';

const requestLanguage = new AsyncLocalStorage<Language>();
const requestTongue = new AsyncLocalStorage<Tongue>();

// Messages ask for the language here; outside of a request the caller names it with each message.
overwriteGetLocale(() => requestLanguage.getStore() ?? 'he');
overwritePublicLocale(() => requestTongue.getStore() ?? 'he');

/** Runs the rest of a request so that every message in it is in this language. */
export function inLanguage<T>(language: Language, work: () => T): T {
	return requestLanguage.run(language, work);
}

/** The same for the page of a public site. */
export function inTongue<T>(tongue: Tongue, work: () => T): T {
	return requestTongue.run(tongue, () => inLanguage(nearestLanguage(tongue), work));
}
