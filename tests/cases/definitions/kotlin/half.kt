class Half {
    fun before() {}

    fun broken(a: Int, {
        return a +
    }

    /** Still there. */
    fun after() {}
}
