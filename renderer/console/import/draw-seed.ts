/** 32 random bytes as base64url: this browser's half of what generated PINs are drawn from. */
export function drawSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
