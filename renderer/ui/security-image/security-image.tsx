import {
  Anchor,
  Apple,
  Bell,
  Bike,
  Bird,
  Book,
  Cake,
  Camera,
  Carrot,
  Cat,
  Coffee,
  Crown,
  Fish,
  Flower2,
  Gift,
  Guitar,
  Key,
  type LucideIcon,
  Moon,
  Mountain,
  Rocket,
  Sailboat,
  Snail,
  TreePine,
  Umbrella,
} from 'lucide-react'
import { securityImages, type SecurityImage as ImageName } from '../../../contract/security-images.ts'
import type { Language } from '../../../contract/language.ts'

const pictures: Record<ImageName, LucideIcon> = {
  anchor: Anchor,
  apple: Apple,
  bell: Bell,
  bike: Bike,
  bird: Bird,
  book: Book,
  cake: Cake,
  camera: Camera,
  carrot: Carrot,
  cat: Cat,
  cup: Coffee,
  crown: Crown,
  fish: Fish,
  flower: Flower2,
  gift: Gift,
  guitar: Guitar,
  key: Key,
  moon: Moon,
  mountain: Mountain,
  rocket: Rocket,
  sailboat: Sailboat,
  snail: Snail,
  tree: TreePine,
  umbrella: Umbrella,
}

/** One of the pictures of FRC-3, called by its name for who cannot see it. Its place says how large it is. */
export function SecurityImage({ name, language }: { name: ImageName; language: Language }) {
  const Picture = pictures[name]
  return <Picture role="img" aria-hidden={false} aria-label={securityImages[name][language]} />
}
