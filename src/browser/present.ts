/**
 * The script of a presentation. The page is a readable stack of its slides; this shows one of them in the whole window,
 * goes through them by keys, pointer and touch, and keeps a second window, in which the speaker looks, in step.
 */
import { askedBy, slideAfter, type Asked, type Deed } from '#features/presentation/presentation.ts';
import { m } from '#paraglide/messages.js';
import { keepTime } from './present-clock.ts';
import { on } from './on.ts';

const SPEAKER = 'speaker';
/** For so long the bar stays after the pointer has moved, and the digits of a number wait for each other. */
const AWAKE = 2500;
/** A touch that goes so far is a turn of the page. */
const SWIPE = 50;

const deck = document.querySelector<HTMLElement>('[data-deck]') as HTMLElement;
const slides = [...deck.querySelectorAll<HTMLElement>('.slide')];
const isRtl = deck.dataset['deck'] === 'rtl';
const find = (name: string) => deck.querySelector<HTMLElement>(`[data-${name}]`);
const isSpeaker = () => deck.dataset['view'] === SPEAKER;

let now = numberIn(location.hash) ?? 1;
let isBlack = false;
let typed = '';
let beganToType = 0;
const clock = keepTime(deck);
const others = 'BroadcastChannel' in window ? new BroadcastChannel(`present ${location.pathname}`) : undefined;

interface State {
	slide: number;
	isBlack: boolean;
}

function numberIn(hash: string): number | undefined {
	const number = Number(/^#slide-(\d+)$/.exec(hash)?.[1]);
	return number >= 1 && number <= slides.length ? number : undefined;
}

/** Shows what is to be seen; says it where somebody listens. */
function show({ slide, isBlack: dark }: State, says = true): void {
	if (slide !== now) clock.begin();
	[now, isBlack] = [slide, dark];
	for (const [index, each] of slides.entries()) {
		each.toggleAttribute('data-now', index + 1 === now);
		each.toggleAttribute('data-next', index === now);
	}
	deck.toggleAttribute('data-black', isBlack);
	find('last')?.toggleAttribute('hidden', now < slides.length);
	deck.querySelector('[data-does=black]')?.setAttribute('aria-pressed', String(isBlack));
	const place = find('place');
	if (place) place.textContent = `${now} / ${slides.length}`;
	history.replaceState(null, '', `#slide-${now}`);
	const said = find('said');
	if (says && said) said.textContent = isBlack ? m.present_is_black() : saying();
}

function saying(): string {
	const title = slides[now - 1]?.dataset['title'] ?? '';
	return m.present_said({ number: now, count: slides.length, title });
}

function setView(view: 'stage' | typeof SPEAKER): void {
	deck.dataset['view'] = view;
	find('bar')?.removeAttribute('hidden');
}

/** The same in this window and in the other. */
function go(state: State): void {
	show(state);
	others?.postMessage(state);
}

const DEEDS: Readonly<Record<Exclude<Deed, 'on' | 'back' | 'first' | 'last'>, () => void>> = {
	black: () => go({ slide: now, isBlack: !isBlack }),
	full: () => {
		if (document.fullscreenElement) void document.exitFullscreen();
		else void deck.requestFullscreen?.().catch(() => undefined);
	},
	speaker: turnSpeaker,
	// In full screen the browser itself takes this key, to leave that.
	leave: () => (isBlack ? go({ slide: now, isBlack: false }) : leave())
};

function leave(): void {
	if (isSpeaker() && window.opener) window.close();
	else location.assign(deck.dataset['back'] ?? '/');
}

/** The view of the speaker is a window of its own; where none can be opened, this one becomes it. */
function turnSpeaker(): void {
	if (isSpeaker()) return window.opener ? window.close() : setView('stage');
	const opened = window.open(`?${SPEAKER}#slide-${now}`, `present-${SPEAKER}`, 'popup,width=1280,height=800');
	if (!opened) setView(SPEAKER);
}

function does(asked: Exclude<Asked, { digits: string }>): void {
	const deed = 'does' in asked ? DEEDS[asked.does as keyof typeof DEEDS] : undefined;
	if (deed) deed();
	else go({ slide: slideAfter(asked, now, slides.length), isBlack: false });
}

addEventListener('keydown', (event) => {
	const { target, ctrlKey, metaKey, altKey, timeStamp } = event;
	if (event.defaultPrevented || ctrlKey || metaKey || altKey) return;
	if (target instanceof HTMLInputElement) return;
	// A button or a link that has the focus is pressed by these.
	if (target instanceof Element && target.closest('a, button') && (event.key === ' ' || event.key === 'Enter')) return;
	const asked = askedBy(event, isRtl, timeStamp - beganToType < AWAKE ? typed : '');
	if (!asked) return;
	event.preventDefault();
	typed = 'digits' in asked ? asked.digits : '';
	beganToType = timeStamp;
	if (!('digits' in asked)) does(asked);
});

on('click', '[data-does]', ({ dataset }: HTMLElement) => {
	const deed = dataset['does'];
	if (deed !== 'clock' && deed !== 'reset') does({ does: deed as Deed });
});

/** The third of the window where reading begins leads back; the rest leads on. */
on('click', '.deck[data-view=stage] .deck__slides', (_, event) => {
	const { clientX } = event as MouseEvent;
	const fromStart = isRtl ? innerWidth - clientX : clientX;
	does({ does: fromStart < innerWidth / 3 ? 'back' : 'on' });
});

let touchedAt: number | undefined;
addEventListener('touchstart', ({ touches }) => (touchedAt = touches.length === 1 ? touches[0]?.clientX : undefined), {
	passive: true
});
addEventListener('touchend', ({ changedTouches }) => {
	const to = changedTouches[0]?.clientX;
	if (touchedAt === undefined || to === undefined || Math.abs(to - touchedAt) < SWIPE) return;
	does({ does: to < touchedAt === isRtl ? 'back' : 'on' });
});

let asleep: ReturnType<typeof setTimeout> | undefined;
addEventListener('pointermove', () => {
	deck.setAttribute('data-awake', '');
	clearTimeout(asleep);
	asleep = setTimeout(() => deck.removeAttribute('data-awake'), AWAKE);
});
addEventListener('hashchange', () => go({ slide: numberIn(location.hash) ?? now, isBlack }));

// A window that has just been opened asks where the other is; the other tells it.
others?.addEventListener('message', ({ data }: MessageEvent<State | 'where'>) => {
	if (data === 'where') others.postMessage({ slide: now, isBlack });
	else show(data, !isSpeaker());
});
setView(new URLSearchParams(location.search).has(SPEAKER) ? SPEAKER : 'stage');
show({ slide: now, isBlack }, false);
others?.postMessage('where');
