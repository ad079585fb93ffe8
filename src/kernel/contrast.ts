/** What WCAG asks between text of any size and what it stands on. */
export const READABLE = 4.5;
const WHITE = '#ffffff';

/** How light a colour is, from 0, black, to 1, white (WCAG 2.2, relative luminance). @param colour "#rrggbb" */
export function luminance(colour: string): number {
	return luminanceOf(channels(colour));
}

/** How far two colours are apart, from 1 to 21, as WCAG 2.2 has it. */
export function contrast(one: string, other: string): number {
	const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
	return (lighter + 0.05) / (darker + 0.05);
}

/**
 * An accent that can be read on white, and on which white can be read: the same where it can be already, else of the
 * same hue and as much darker as it must be.
 */
export function corrected(accent: string): string {
	const colour = accent.toLowerCase();
	return contrast(colour, WHITE) >= READABLE ? colour : toned(colour, 1.05 / READABLE - 0.05);
}

/** A colour of the same hue that is as light as is asked for, or by a rounding darker. */
export function toned(colour: string, wanted: number): string {
	const parts = channels(colour);
	const own = luminanceOf(parts);
	// Less light darkens, as dimming a lamp does; towards white is the only way to more of it.
	const made =
		own > 0 && wanted <= own
			? parts.map((part) => (part * wanted) / own)
			: parts.map((part) => part + ((1 - part) * (wanted - own)) / (1 - own));
	return `#${made.map(written).join('')}`;
}

type Channels = [red: number, green: number, blue: number];

function luminanceOf([red, green, blue]: Channels): number {
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As amounts of light from 0 to 1. */
function channels(colour: string): Channels {
	return [1, 3, 5].map((at) => {
		const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	}) as Channels;
}

/** Rounded down: a colour that is darkened to a bar must not end above it. */
function written(light: number): string {
	const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
	return Math.floor(value * 255 + 1e-6)
		.toString(16)
		.padStart(2, '0');
}
