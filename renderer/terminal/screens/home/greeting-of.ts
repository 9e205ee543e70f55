/** Which greeting fits an hour of the day, 0 to 23. */
export function greetingOf(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour < 5 || hour >= 18) return 'evening'
  return hour < 12 ? 'morning' : 'afternoon'
}
