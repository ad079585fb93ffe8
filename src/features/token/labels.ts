import type { Language } from '#kernel/language.ts';
import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import { LIFETIMES, SCOPES, type Scope } from './token.ts';

export const scopeLabel = wordsOf<Scope>({ read: m.token_reads, write: m.token_writes });

export function scopeOptions(language: Language) {
	return SCOPES.map((value) => ({ value, label: scopeLabel(value, language) }));
}

export function lifetimeOptions() {
	return LIFETIMES.map((value) => ({ value, label: m.token_days({ days: Number(value) }) }));
}
