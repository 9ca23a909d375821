package odd

import scala.language.postfixOps

/* no doc comment */
trait Asked[A] {
  type Answer <: AnyVal

  /** What is asked. */
  def ask(question: String): Answer

  def again: Answer = ask("?")
}

/** Two points. */
final case class Point(x: Int, y: Int = 0)(implicit val scale: Int) extends Ordered[Point] {
  /** From one. */
  def this(x: Int) = this(x, x)(1)

  def +(other: Point): Point = Point(x + other.x, y)

  def unary_- : Point = Point(-x)

  def `with blanks`(a: Int)(b: => Int): Int = a + b

  def size_=(value: Int): Unit = ()

  override def compare(other: Point) = x compare other.x
}

object Point {
  def apply(x: Int): Point = new Point(x, x)(1)

  implicit class Rich(private val point: Point) extends AnyVal {
    def twice: Point = point + point
  }

  implicit def toInt(point: Point): Int = point.x
}

case object Nothing extends Asked[Int] {
  type Answer = Int

  @inline private[odd] def ask(question: String): Int = {
    def inside[T <: AnyRef](one: T, more: T*): Int = 1
    val other = new Runnable {
      def run(): Unit = println(s"def notAMethod() = ${question.length}")
    }
    inside("a")
  }

  @deprecated("use ask", "1.0")
  def procedure() { println("x") }
}

package object inner {
  def shared = 1
}

abstract class Base[F[_]: Monad, +A] private (val value: F[A]) {
  self =>

  protected def made[B](f: A => F[B])(implicit monad: Monad[F]): F[B]

  lazy val later = 1
}
