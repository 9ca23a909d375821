class Half {
    void before() { }

    int broken(int a, {
        return a +
    }

    /** Still there. */
    void after() { }
}
