/**
 * What we use of react-i18next. Its own types work out the keys anew for each call, which was more than half of the time that the types
 * of this folder took. A word that is not there does not compile here either; plural forms are asked for by their stem or whole.
 */
declare module 'react-i18next' {
  import type { i18n, Module, TypeOptions } from 'i18next'
  import type { JSX, PropsWithChildren } from 'react'

  type Resources = TypeOptions['resources']
  type Namespace = keyof Resources
  type WithStem<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem | Key : Key
  type KeysIn<Ns extends Namespace> = WithStem<keyof Resources[Ns] & string>
  type PrefixedKeys<Ns extends Namespace> = Ns extends Namespace ? `${Ns}:${KeysIn<Ns>}` : never
  type KeysOf<Ns> = Ns extends readonly [infer First extends Namespace, ...(readonly Namespace[])]
    ? KeysIn<First> | PrefixedKeys<Ns[number]>
    : Ns extends Namespace
      ? KeysIn<Ns>
      : never

  interface Values {
    count?: number | undefined
    [name: string]: string | number | undefined
  }

  interface Translate<Key extends string> {
    (key: Key, values?: Values): string
  }

  export const initReactI18next: Module & { type: '3rdParty'; init: (instance: i18n) => void }

  export function I18nextProvider(props: PropsWithChildren<{ i18n: i18n }>): JSX.Element

  /** Words of a screen; of several, those of the first by their key alone. */
  export function useTranslation<const Ns extends Namespace | readonly Namespace[] = 'common'>(
    ns?: Ns,
  ): { t: Translate<KeysOf<Ns>>; i18n: i18n }

  /** Words with elements in them. */
  export function Trans<Key extends string>(props: {
    t: Translate<Key>
    i18nKey: NoInfer<Key>
    ns?: Namespace
    count?: number
    values?: Values
    components: Record<string, JSX.Element>
  }): JSX.Element
}
