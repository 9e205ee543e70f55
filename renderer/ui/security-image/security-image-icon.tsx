import {
  Anchor,
  Apple,
  Bell,
  Bike,
  Bird,
  BookOpen,
  Cake,
  Camera,
  Carrot,
  Cat,
  Coffee,
  Crown,
  Fish,
  Flower,
  Gift,
  Guitar,
  KeyRound,
  type LucideIcon,
  Moon,
  Mountain,
  Rocket,
  Sailboat,
  Snail,
  TreePine,
  Umbrella,
} from 'lucide-react'
import type { SecurityImage } from '../../../contract/security-images.ts'

const pictures: Record<SecurityImage, LucideIcon> = {
  anchor: Anchor,
  apple: Apple,
  bell: Bell,
  bike: Bike,
  bird: Bird,
  book: BookOpen,
  cake: Cake,
  camera: Camera,
  carrot: Carrot,
  cat: Cat,
  cup: Coffee,
  crown: Crown,
  fish: Fish,
  flower: Flower,
  gift: Gift,
  guitar: Guitar,
  key: KeyRound,
  moon: Moon,
  mountain: Mountain,
  rocket: Rocket,
  sailboat: Sailboat,
  snail: Snail,
  tree: TreePine,
  umbrella: Umbrella,
}

/** The picture of a name (FRC-3). A word beside it, or for ears alone, says what it shows. */
export function SecurityImageIcon({ name }: { name: SecurityImage }) {
  const Picture = pictures[name]
  return <Picture aria-hidden="true" />
}
