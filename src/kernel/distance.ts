/** Of the earth, as a ball. */
const RADIUS_KM = 6371;

/** How far it is from one place to another as the crow flies, in kilometres. */
export function kilometresBetween(one: Place, other: Place): number {
	const [a, b] = [radians(one.latitude), radians(other.latitude)];
	const [across, along] = [b - a, radians(other.longitude - one.longitude)];
	const half = Math.sin(across / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(along / 2) ** 2;
	return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

interface Place {
	latitude: number;
	longitude: number;
}

function radians(degrees: number): number {
	return (degrees * Math.PI) / 180;
}
