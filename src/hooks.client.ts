import type { ClientInit } from '@sveltejs/kit/hooks';
import { overwriteGetLocale } from '#paraglide/runtime.js';
import { noteTyped } from '#ui/typed-early.ts';

overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'he'));

export const init: ClientInit = () => noteTyped();
