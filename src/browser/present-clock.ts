import { inMinutes, passed, turned, type Clock } from '#features/presentation/presentation.ts';
import { on } from './on.ts';

const NONE: Clock = { before: 0, since: undefined };

/** The clock of a speaker: it begins with the first turn of a page, or when it is told to. */
export function keepTime(deck: HTMLElement): { begin(): void } {
	const find = (name: string) => deck.querySelector<HTMLElement>(`[data-${name}]`);
	const minutes = find('minutes') as HTMLInputElement;
	const button = deck.querySelector<HTMLElement>('[data-does=clock]');
	let clock = NONE;
	let isBegun = false;

	function tell(): void {
		const time = passed(clock, performance.now());
		const left = Math.max(0, Number(minutes.value)) * 60_000 - time;
		const [elapsed, remaining] = [find('elapsed'), find('remaining')];
		if (elapsed) elapsed.textContent = inMinutes(time);
		if (remaining) remaining.textContent = inMinutes(left);
		remaining?.toggleAttribute('data-over', left < 0);
		const does = clock.since === undefined ? button?.dataset.start : button?.dataset.stop;
		if (button && does !== undefined && button.textContent !== does) button.textContent = does;
	}
	function set(next: Clock): void {
		clock = next;
		isBegun = clock !== NONE;
		tell();
	}

	on('click', '[data-does=clock]', () => set(turned(clock, performance.now())));
	on('click', '[data-does=reset]', () => set(NONE));
	on('input', '[data-minutes]', tell);
	setInterval(tell, 500);
	return {
		begin: () => {
			if (!isBegun) set(turned(clock, performance.now()));
		}
	};
}
