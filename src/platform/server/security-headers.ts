import { runtime } from './runtime.ts';

const ALWAYS: readonly [string, string][] = [
	['x-content-type-options', 'nosniff'],
	['referrer-policy', 'same-origin'],
	['cross-origin-opener-policy', 'same-origin'],
	['cross-origin-resource-policy', 'same-origin'],
	['x-frame-options', 'DENY'],
	['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()']
];
const OVER_HTTPS: readonly [string, string][] = [
	...ALWAYS,
	['strict-transport-security', 'max-age=31536000; includeSubDomains']
];

/** What every answer says to browsers, whoever makes it. */
export function securityHeaders(): readonly [string, string][] {
	return runtime().isSecure ? OVER_HTTPS : ALWAYS;
}
