/** Pixels of four values each, row by row: red, green, blue, and how much of it is there. */
export interface Pixels {
	data: Uint8ClampedArray<ArrayBuffer>;
	width: number;
	height: number;
}

const VALUES = 4;

/** A picture whose longer side has so many pixels at most: each is the mean of those that it stands for. */
export function shrunk(picture: Pixels, side: number): Pixels {
	const factor = side / Math.max(picture.width, picture.height);
	if (factor >= 1) return picture;
	const width = Math.max(1, Math.round(picture.width * factor));
	const height = Math.max(1, Math.round(picture.height * factor));
	return shrunkDown(shrunkAcross(picture, width), height);
}

function shrunkAcross({ data, width, height }: Pixels, wanted: number): Pixels {
	const shares = sharesOf(width, wanted);
	const result = new Uint8ClampedArray(wanted * height * VALUES);
	for (let y = 0; y < height; y++) {
		shares.forEach(({ from, weights }, x) => {
			for (let value = 0; value < VALUES; value++) {
				let [sum, at] = [0, (y * width + from) * VALUES + value];
				for (const weight of weights) {
					sum += weight * (data[at] ?? 0);
					at += VALUES;
				}
				result[(y * wanted + x) * VALUES + value] = sum;
			}
		});
	}
	return { data: result, width: wanted, height };
}

function shrunkDown({ data, width, height }: Pixels, wanted: number): Pixels {
	const row = width * VALUES;
	const result = new Uint8ClampedArray(wanted * row);
	const sums = new Float32Array(row);
	sharesOf(height, wanted).forEach(({ from, weights }, y) => {
		sums.fill(0);
		weights.forEach((weight, index) => {
			const begin = (from + index) * row;
			for (let at = 0; at < row; at++) sums[at] = (sums[at] ?? 0) + weight * (data[begin + at] ?? 0);
		});
		result.set(sums, y * row);
	});
	return { data: result, width, height: wanted };
}

/** Which pixels each of the fewer ones stands for, and how much of each. */
function sharesOf(many: number, few: number): { from: number; weights: number[] }[] {
	const step = many / few;
	return Array.from({ length: few }, (_, index) => {
		const [begin, end] = [index * step, Math.min(many, (index + 1) * step)];
		const from = Math.floor(begin);
		const weights: number[] = [];
		for (let at = from; at < end; at++) weights.push((Math.min(end, at + 1) - Math.max(begin, at)) / (end - begin));
		return { from, weights };
	});
}
