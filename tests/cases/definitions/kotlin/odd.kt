@file:JvmName("Odd")

package odd

import kotlin.math.max as most

/** A short name. */
typealias Names = List<String>

/* no doc comment */
fun String.shout(mark: Char = '!'): String = uppercase() + mark

/** On a list of anything. */
fun <T : Comparable<T>> List<T>.largest(): T? {
    var best: T? = null
    for (one in this) if (best == null || one > best) best = one
    return best
}

fun String?.orNone() = this ?: "none"

infix fun Int.upTo(other: Int): IntRange = this..other

operator fun Names.plus(other: Names): Names = this.toMutableList().apply { addAll(other) }

inline fun <reified T> taken(crossinline block: (T) -> Unit, vararg rest: T) {
    rest.forEach { block(it) }
}

suspend fun `with blanks`(f: suspend () -> Int): Int = f()

/** What can be asked. */
interface Asked {
    val answer: Int
        get() = 42

    fun ask(question: String): Int

    fun asked() = ask("?")
}

fun interface Check {
    fun passes(value: Int): Boolean
}

/**
 * Ways to go.
 */
enum class Way(val mark: String) {
    THERE("a") {
        override fun back() = BACK
    },
    BACK("b");

    /** The other one. */
    open fun back(): Way = THERE

    companion object {
        fun of(mark: String) = entries.first { it.mark == mark }
    }
}

sealed class Shape {
    data class Round(val radius: Double) : Shape()

    object Nothing : Shape() {
        override fun toString() = "nothing"
    }
}

annotation class Mark(val name: String)

@JvmInline
value class Id(val value: Long)

/** All that is odd. */
open class Odd<K, out V>(private val key: K, val value: V? = null) : Asked by Answers {
    /** Once more. */
    constructor(key: K, times: Int) : this(key) {
        repeat(times) { println(it) }
    }

    init {
        println(key)
    }

    var size: Int = 0
        get() {
            return field
        }
        private set(given) {
            field = given
        }

    val lazyOne by lazy { 1 }

    override fun ask(question: String): Int {
        fun inside(): Int = 1
        val other = object : Check {
            override fun passes(value: Int) = true
        }
        return if (other.passes(1)) inside() else 0
    }

    fun List<K>.within(): Int = size

    companion object Factory {
        @JvmStatic
        fun <K> empty(key: K) = Odd<K, Nothing>(key)
    }

    inner class Inner {
        fun outer(): Odd<K, V> = this@Odd
    }
}

object Answers : Asked {
    override fun ask(question: String) = answer
}
