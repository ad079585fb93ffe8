import { wordsOf } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import type { Standing } from './news.ts';

export const standingLabel = wordsOf<Standing>({
	internal: m.news_internal,
	waiting: m.news_waiting,
	shown: m.news_shown,
	over: m.news_over
});
