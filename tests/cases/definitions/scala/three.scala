package odd

/** Colours. */
enum Color(val rgb: Int):
  case Red extends Color(0xff0000)
  case Mixed(parts: Int) extends Color(parts)

  def bright: Boolean = rgb > 0x808080

trait Show[A]:
  extension (a: A) def show: String

given Show[Int] with
  extension (a: Int) def show: String = a.toString

given texts: Show[String] with
  extension (a: String) def show: String = a

extension (text: String)
  def shout(mark: Char): String = text.toUpperCase + mark
  def quiet: String =
    text.toLowerCase

opaque type Id = Long

type Names = List[String]

/** Runs it. */
@main def run(times: Int): Unit =
  for i <- 1 to times do
    println(i)

class Counter(start: Int):
  private var count = start

  def next()(using step: Int): Int =
    count += step
    count
end Counter

inline def log[T](inline text: String)(op: => T): T = op

transparent inline def pick(inline big: Boolean): Any =
  inline if big then 1 else "one"
