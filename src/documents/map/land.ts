import { createRequire } from 'node:module';
import type { GeoProjection, GeoStream } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Ring = [number, number][];
type Atlas = Topology<{ land: GeometryCollection }>;

/** Drawing units below which a coast has no detail. */
const FINEST = 0.8;

let rings: [number, number][][][] | undefined;

/** The outlines of the land inside a frame, in drawing units. Land only: borders are not ours to draw. */
export function projectLand(project: GeoProjection, width: number, height: number): Ring[] {
	const found: Ring[] = [];
	project.clipExtent([
		[0, 0],
		[width, height]
	]);
	const stream = project.stream(collect(found));
	for (const polygon of landPolygons()) {
		stream.polygonStart();
		for (const ring of polygon) {
			stream.lineStart();
			// A ring's last position repeats its first; the stream closes it by itself.
			for (const [longitude, latitude] of ring.slice(0, -1)) stream.point(longitude, latitude);
			stream.lineEnd();
		}
		stream.polygonEnd();
	}
	return found;
}

/** Gathers rounded rings; positions that nearly fall together are one, and an islet may vanish. */
function collect(found: Ring[]): GeoStream {
	let ring: Ring = [];
	return {
		lineStart: () => {
			ring = [];
		},
		point: (x, y) => {
			const next: [number, number] = [round(x), round(y)];
			const last = ring.at(-1);
			if (!last || Math.hypot(next[0] - last[0], next[1] - last[1]) >= FINEST) ring.push(next);
		},
		lineEnd: () => {
			if (ring.length > 2) found.push(ring);
		},
		polygonStart: () => undefined,
		polygonEnd: () => undefined
	};
}

function landPolygons(): [number, number][][][] {
	if (rings) return rings;
	// Not an import: the bundler would copy the atlas into the server, and Node wants an attribute that it drops.
	const atlas = createRequire(import.meta.url)('world-atlas/land-110m.json') as Atlas;
	const polygons: [number, number][][][] = [];
	for (const { geometry } of feature(atlas, atlas.objects.land).features) {
		if (geometry.type === 'Polygon') polygons.push(geometry.coordinates as [number, number][][]);
		if (geometry.type === 'MultiPolygon') polygons.push(...(geometry.coordinates as [number, number][][][]));
	}
	rings = polygons;
	return polygons;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
