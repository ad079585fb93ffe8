import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteGetLocale } from '#paraglide/runtime.js';
import type { Language } from '#kernel/language.ts';

const requestLanguage = new AsyncLocalStorage<Language>();

// Messages ask for the language here; outside of a request the caller names it with each message.
overwriteGetLocale(() => requestLanguage.getStore() ?? 'he');

/** Runs the rest of a request so that every message in it is in this language. */
export function inLanguage<T>(language: Language, work: () => T): T {
	return requestLanguage.run(language, work);
}
